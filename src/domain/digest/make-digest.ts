import type { Decision } from '../change.ts';
import type { NoticeId } from '../ids.ts';
import type { Notice } from '../notice/notice.ts';
import type { Project } from '../repository/repository.ts';
import { type DigestFacts, isQuiet } from './digest.ts';

/** Known by when it is due: an occurrence makes one, however often it is taken up. */
const digestKey = (project: Pick<Project, 'id'>, dueAt: Date): string =>
  `digest:${project.id}:${dueAt.toISOString()}`;

const week = 7 * 24 * 3_600_000;
/** After a longer silence the last of it is enough. */
const longest = 31 * 24 * 3_600_000;

/** Since when a digest tells: since the last one, or for the last week where there was none. */
export function digestSince(last: DigestFacts | null, until: Date): Date {
  const from = last === null ? new Date(until.getTime() - week) : new Date(last.until);
  return new Date(Math.min(until.getTime(), Math.max(from.getTime(), until.getTime() - longest)));
}

/** The digest of one occurrence, on its way to those who asked for it; null where it has nothing to say and need not. */
export function makeDigest(
  project: Project,
  facts: DigestFacts,
  { id, dueAt, now }: { readonly id: NoticeId; readonly dueAt: Date; readonly now: Date },
): Decision | null {
  const { digest } = project.configuration.schedules;
  if (isQuiet(facts) && digest?.quiet !== false) return null;
  const notice: Notice = {
    id,
    key: digestKey(project, dueAt),
    projectId: project.id,
    releaseId: null,
    kind: 'digest',
    state: 'open',
    facts,
    firstFacts: facts,
    reviewed: null,
    edition: 1,
    toldEdition: 1,
    toldWhat: [],
    addressedAt: null,
    addressedLabels: null,
    lookAt: now,
    createdAt: now,
    revision: 1,
  };
  return {
    changes: [{ insert: 'notices', row: notice }],
    events: [
      {
        kind: 'notice-made',
        projectId: project.id,
        actor: 'waybill',
        at: now,
        facts: { notice: 'digest', version: null, from: facts.from, until: facts.until },
      },
    ],
    effects: [{ effect: 'send-notice', noticeId: id }],
  };
}

/** Where nothing ran at its time and the project wants no late one: said in its channel, once. */
export function digestMissed(project: Project, dueAt: Date): Decision {
  const due = dueAt.toISOString();
  return {
    changes: [],
    events: [],
    effects: [
      {
        effect: 'say',
        key: `digest-missed:${project.id}:${due}`,
        channelId: project.channelId,
        thread: null,
        reach: 'thread',
        announcement: { kind: 'digest-missed', project: project.name, dueAt: due },
      },
    ],
  };
}
