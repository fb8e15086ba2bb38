import { digestMissed, digestSince, makeDigest } from '../domain/digest/make-digest.ts';
import { type NoticeId, parseProjectId } from '../domain/ids.ts';
import { isMissed } from '../domain/schedule/lateness.ts';
import type { Ports } from '../ports.ts';
import { readDigest } from './read-digest.ts';

/** Makes the digest that a project's schedule asks for at a time (ISO 8601): once for each, whoever takes it up, and again. */
export async function makeDueDigest(
  ports: Ports,
  due: { readonly projectId: string; readonly dueAt: string },
): Promise<void> {
  const { store, mint, clock } = ports;
  const projectId = parseProjectId(due.projectId);
  const dueAt = new Date(due.dueAt);
  const project = await store.project(projectId);
  if (project === null || project.retiredAt !== null) return;
  const { digest } = project.configuration.schedules;
  // The schedule was taken out since.
  if (digest === null) return;
  const skips = await store.schedules.skippedTimes(projectId);
  if (skips.some((skip) => skip.dueAt.getTime() === dueAt.getTime())) return;
  if (digest.missed === 'report' && isMissed(dueAt, clock.now())) {
    return void (await store.commit(digestMissed(project, dueAt)));
  }
  const last = await store.notices.lastDigest(projectId);
  const before = last?.facts.kind === 'digest' ? last.facts : null;
  // It was made before, or a later one was.
  if (before !== null && new Date(before.until) >= dueAt) return;
  const facts = await readDigest(ports, project, { from: digestSince(before, dueAt), until: dueAt });
  const decision = makeDigest(project, facts, { id: mint.id<NoticeId>(), dueAt, now: clock.now() });
  // A conflict means that another process has made the very same.
  if (decision !== null) await store.commit(decision);
}
