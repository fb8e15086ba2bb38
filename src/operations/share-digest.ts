import type { DigestFacts } from '../domain/digest/digest.ts';
import { digestSince } from '../domain/digest/make-digest.ts';
import { isChannelId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';
import { readDigest } from './read-digest.ts';

/** The digest as it would be now, for somebody who may read of the project; nothing is sent. */
export async function previewDigest(
  ports: Ports,
  asker: Asker,
  project: Project,
): Promise<Outcome<DigestFacts>> {
  const permitted = await authorize(ports, asker, 'read', project);
  return permitted.ok ? yes(await digestNow(ports, project)) : permitted;
}

async function digestNow(ports: Ports, project: Project): Promise<DigestFacts> {
  const last = await ports.store.notices.lastDigest(project.id);
  const until = ports.clock.now();
  const before = last?.facts.kind === 'digest' ? last.facts : null;
  return readDigest(ports, project, { from: digestSince(before, until), until });
}

export type DigestShared = { readonly project: string };

/**
 * Posts the digest in the channel where it was asked for: by a member in the project's own, by a captain in others.
 * Where people of other companies read, it is not posted at all (promise 22).
 */
export async function shareDigest(
  ports: Ports,
  asker: Asker,
  project: Project,
): Promise<Outcome<DigestShared>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const { channelId } = asker.place;
  const isOwn = channelId === project.channelId;
  const permitted = await authorize(ports, asker, isOwn ? 'read' : 'subscribe others', project);
  if (!permitted.ok) return permitted;
  if (channelId === null || !isChannelId(channelId)) return no({ code: 'notice-gone' });
  const channel = await ports.slack.channel(channelId);
  if (channel === null) return no({ code: 'channel-unusable', channelId, problem: 'unknown' });
  if (channel.isArchived) return no({ code: 'channel-unusable', channelId, problem: 'archived' });
  if (!channel.hasBot) return no({ code: 'channel-unusable', channelId, problem: 'not-a-member' });
  if (channel.isShared && !isOwn) return no({ code: 'digest-outside', channelId });
  const facts = await digestNow(ports, project);
  return commitFor(ports, asker, yes({ project: project.name }), {
    changes: [],
    events: [],
    effects: [
      {
        effect: 'say',
        key: `digest-shared:${asker.requestId}`,
        channelId,
        thread: null,
        reach: 'thread',
        announcement: { kind: 'digest-shared', project: project.name, by: asker.userId, facts },
      },
    ],
  });
}
