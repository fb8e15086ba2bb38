import type { Decision, Effect } from '../change.ts';
import type { ProjectId, SkippedTimeId, UserId } from '../ids.ts';
import type { Project } from '../repository/repository.ts';
import { bySlackUser, type EventKind, type NewEvent } from '../trail/event.ts';

/** A captain's word that one digest is not to be sent. A train that is skipped is a row of its own. */
export type SkippedTime = {
  readonly id: SkippedTimeId;
  readonly projectId: ProjectId;
  readonly kind: 'digest';
  readonly dueAt: Date;
  readonly skippedBy: UserId;
  readonly skippedAt: Date;
  readonly resumedAt: Date | null;
  readonly revision: number;
};

type Word = {
  readonly project: Project;
  readonly dueAt: Date;
  readonly timeZone: string;
  readonly by: UserId;
  readonly now: Date;
};

/** A digest is skipped; the next one tells what it would have told. */
export const skipDigest = (word: Word, id: SkippedTimeId): Decision => ({
  changes: [
    {
      insert: 'skippedTimes',
      row: {
        id,
        projectId: word.project.id,
        kind: 'digest',
        dueAt: word.dueAt,
        skippedBy: word.by,
        skippedAt: word.now,
        resumedAt: null,
        revision: 1,
      },
    },
  ],
  events: [event(word, 'digest-skipped')],
  effects: [say(word, 'digest-skipped', id)],
});

/** A digest that was skipped is sent after all. */
export const resumeDigest = (word: Word, { id, revision }: SkippedTime): Decision => ({
  changes: [{ update: 'skippedTimes', id, revision, set: { resumedAt: word.now } }],
  events: [event(word, 'digest-resumed')],
  effects: [say(word, 'digest-resumed', id)],
});

const event = ({ project, by, now, dueAt, timeZone }: Word, kind: EventKind): NewEvent => ({
  kind,
  projectId: project.id,
  actor: bySlackUser(by),
  at: now,
  facts: { due: dueAt.toISOString(), zone: timeZone },
});

const say = (
  { project, by, dueAt, timeZone }: Word,
  kind: 'digest-skipped' | 'digest-resumed',
  id: SkippedTimeId,
): Effect => ({
  effect: 'say',
  key: `${kind}:${id}`,
  channelId: project.channelId,
  thread: null,
  reach: 'thread',
  announcement: { kind, project: project.name, dueAt: dueAt.toISOString(), timeZone, by },
});
