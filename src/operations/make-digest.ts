import { digestSince, makeDigest } from '../domain/digest/make-digest.ts';
import type { NoticeId, ProjectId } from '../domain/ids.ts';
import type { Ports } from '../ports.ts';
import { readDigest } from './read-digest.ts';

/** Makes the digest that a project's schedule asks for at a time: once for each, whoever takes it up, and again. */
export async function makeDueDigest(
  ports: Ports,
  { projectId, dueAt }: { readonly projectId: ProjectId; readonly dueAt: Date },
): Promise<void> {
  const { store, mint, clock } = ports;
  const project = await store.project(projectId);
  if (project === null || project.retiredAt !== null) return;
  const last = await store.notices.lastDigest(projectId);
  const before = last?.facts.kind === 'digest' ? last.facts : null;
  // It was made before, or a later one was.
  if (before !== null && new Date(before.until) >= dueAt) return;
  const facts = await readDigest(ports, project, { from: digestSince(before, dueAt), until: dueAt });
  const decision = makeDigest(project, facts, { id: mint.id<NoticeId>(), dueAt, now: clock.now() });
  // A conflict means that another process has made the very same.
  if (decision !== null) await store.commit(decision);
}
