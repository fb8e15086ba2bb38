import type { ProjectFileId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { decideFile } from '../domain/repository/decide-file.ts';
import { mayAccept } from '../domain/repository/may-accept.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';
import { withIds } from './refresh-project-file.ts';

export type LooseningDecided = { readonly repository: string; readonly verdict: 'accepted' | 'refused' };

/** An admin's word on a configuration that loosens something. Whoever wrote it may not accept it (promise 19). */
export async function decideLoosening(
  ports: Ports,
  asker: Asker,
  { fileId, verdict }: { readonly fileId: ProjectFileId; readonly verdict: 'accepted' | 'refused' },
): Promise<Outcome<LooseningDecided>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const permitted = await authorize(ports, asker, 'accept a configuration', null);
  if (!permitted.ok) return permitted;
  const { store } = ports;
  const repositoryId = (await store.projectFile(fileId))?.repositoryId;
  const repository = repositoryId === undefined ? null : await store.repository(repositoryId);
  // After the repository, whose revision guards what is decided here against a reading or another admin.
  const file = await store.projectFile(fileId);
  if (file === null || repository === null) return no({ code: 'nothing-to-accept', repository: '' });
  if (file.state !== 'waiting') {
    return file.decidedBy === null
      ? no({ code: 'nothing-to-accept', repository: repository.fullName })
      : no({ code: 'already-done', what: `This configuration was decided`, by: file.decidedBy });
  }
  if (verdict === 'accepted') {
    const allowed = mayAccept(file, repository, asker.userId, await store.identityLinks());
    if (!allowed.ok) return allowed;
  }
  const projects = (await store.projects()).filter(({ repositoryId }) => repositoryId === repository.id);
  const inForce = await store.projectFileIn(repository.id, 'in-force');
  const parsed = ports.parseProjectFile(file.content);
  // It was valid when it was read; a newer Waybill may see it otherwise, and it must not retire its projects.
  if (!parsed.ok && verdict === 'accepted') {
    const { fullName } = repository;
    return no({
      code: 'config-invalid',
      repository: fullName,
      isMissing: false,
      problems: parsed.problems,
    });
  }
  const configurations = parsed.ok ? await withIds(ports, parsed.file.projects) : [];
  const decision = decideFile({
    by: asker.userId,
    file,
    inForce,
    repository,
    projects,
    configurations,
    verdict,
    now: ports.clock.now(),
  });
  return commitFor(ports, asker, yes({ repository: repository.fullName, verdict }), decision);
}
