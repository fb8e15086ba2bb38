import type { Announcement, GivenUpWork } from '../domain/announcement.ts';
import type { Effect } from '../domain/change.ts';
import { type ChannelId, parseProjectId, parseRepositoryId, type RequestId } from '../domain/ids.ts';
import type { ListedWork } from '../domain/job.ts';
import type { Ports } from '../ports.ts';

/** A job that was tried as often as its queue allows: where it was, which, and why it failed the last time. */
export type GivenUpJob = {
  readonly queue: string;
  readonly id: string;
  readonly reason: string;
  readonly payload: ListedWork['given-up'];
};

/** Says what is not tried any more, to the person who asked or to the project's channel (promise 4). */
export async function reportGivenUp(ports: Ports, { queue, id, reason, payload }: GivenUpJob): Promise<void> {
  const reference = id.slice(-8);
  ports.log.error({ queue, job: id, reason, reference, ...payload }, 'a job was given up');
  const { requestId, deliveryId, fireAt, projectId } = payload;
  if (requestId !== undefined) await tellWhoAsked(ports, requestId, reference);
  if (deliveryId !== undefined) {
    await say(ports, await channelsOf(ports, deliveryId), { work: 'webhook', reference, key: id });
  }
  if (projectId !== undefined) {
    const project = await ports.store.project(parseProjectId(projectId));
    const where = project === null ? [] : [project.channelId];
    await say(ports, where, { work: 'digest', reference, key: id });
  }
  if (fireAt !== undefined && ports.auditChannel !== null) {
    await say(ports, [ports.auditChannel], { work: 'trail-head', reference, key: id });
  }
}

async function tellWhoAsked(
  { store, slack, draw, clock }: Ports,
  id: RequestId,
  reference: string,
): Promise<void> {
  const kept = await store.request(id);
  if (kept === null || kept.isAnswered) return;
  const announcement = givenUp(kept.outcome === undefined ? 'request' : 'answer', reference);
  await slack.answer(kept.request, draw({ kind: 'announcement', announcement }));
  await store.requestAnswered(id, clock.now());
}

async function channelsOf({ store }: Ports, deliveryId: string): Promise<readonly ChannelId[]> {
  const repositoryId = (await store.delivery(deliveryId))?.repositoryId;
  if (repositoryId === undefined || repositoryId === null) return [];
  const id = parseRepositoryId(repositoryId);
  const projects = (await store.projects()).filter((project) => project.repositoryId === id);
  return [...new Set(projects.map(({ channelId }) => channelId))];
}

async function say(
  { store }: Ports,
  channelIds: readonly ChannelId[],
  { work, reference, key }: { readonly work: GivenUpWork; readonly reference: string; readonly key: string },
): Promise<void> {
  const effects = channelIds.map(
    (channelId): Effect => ({
      effect: 'say',
      key: `given-up:${key}:${channelId}`,
      channelId,
      thread: null,
      reach: 'thread',
      announcement: givenUp(work, reference),
    }),
  );
  if (effects.length > 0) await store.commit({ changes: [], events: [], effects });
}

const givenUp = (work: GivenUpWork, reference: string): Announcement => ({
  kind: 'work-given-up',
  work,
  reference,
});
