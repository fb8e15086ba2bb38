import type { IdentityLink } from '../domain/authority/identity-link.ts';
import type { Change, Decision } from '../domain/change.ts';
import type { ProjectFileId, UserId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { ProjectConfiguration } from '../domain/project/configuration.ts';
import type { Project, ProjectFile, Repository } from '../domain/repository/repository.ts';
import { bySlackUser, type NewEvent } from '../domain/trail/event.ts';
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
  const decision = decide({
    asker,
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

/** Not the author; and where an author cannot be told apart from the person who accepts, the answer is no. */
function mayAccept(
  file: ProjectFile,
  repository: Repository,
  acceptor: UserId,
  links: readonly IdentityLink[],
): Outcome<'may'> {
  const linkOf = (login: string) =>
    links.find((link) => link.githubLogin.toLowerCase() === login.toLowerCase());
  const own = links.find(({ id }) => id === acceptor);
  for (const login of file.authorLogins) {
    const link = login === null ? undefined : linkOf(login);
    if (login !== null && link?.id === acceptor) {
      return no({ code: 'own-loosening', repository: repository.fullName, author: login });
    }
    const isSomebodyElse = login !== null && (link !== undefined || own !== undefined);
    if (!isSomebodyElse) {
      return no({
        code: 'author-unlinked',
        repository: repository.fullName,
        authors: file.authorLogins,
        acceptor,
      });
    }
  }
  return yes('may');
}

type Deciding = {
  readonly asker: Asker;
  readonly file: ProjectFile;
  readonly inForce: ProjectFile | null;
  readonly repository: Repository;
  readonly projects: readonly Project[];
  readonly configurations: readonly ProjectConfiguration[];
  readonly verdict: 'accepted' | 'refused';
  readonly now: Date;
};

function decide(deciding: Deciding): Decision {
  const { asker, file, inForce, repository, projects, verdict, now } = deciding;
  const isAccepted = verdict === 'accepted';
  return {
    changes: [
      {
        update: 'repositories',
        id: repository.id,
        revision: repository.revision,
        set: { fileReadAt: repository.fileReadAt },
      },
      ...(isAccepted && inForce !== null
        ? [{ update: 'projectFiles', id: inForce.id, revision: null, set: { state: 'superseded' } } as const]
        : []),
      {
        update: 'projectFiles',
        id: file.id,
        revision: null,
        set: { state: isAccepted ? 'in-force' : 'refused', decidedBy: asker.userId, decidedAt: now },
      },
      ...(isAccepted ? projects.map((project) => accept(deciding, project)) : []),
    ],
    events: projects.flatMap((project) => eventsOf(deciding, project)),
    effects: projects.map((project) => ({
      effect: 'say',
      key: `loosening-decided:${file.id}:${project.name}`,
      channelId: project.channelId,
      thread: null,
      reach: 'thread',
      announcement: {
        kind: 'loosening-decided',
        project: project.name,
        repository: repository.fullName,
        by: asker.userId,
        verdict,
      },
    })),
  };
}

function eventsOf(deciding: Deciding, project: Project): readonly NewEvent[] {
  const { asker, file, repository, verdict, now } = deciding;
  const about = { projectId: project.id, actor: bySlackUser(asker.userId), at: now };
  const decided: NewEvent = {
    ...about,
    kind: verdict === 'accepted' ? 'loosening-accepted' : 'loosening-refused',
    facts: {
      repository: repository.fullName,
      commit: file.commitSha,
      authors: file.authorLogins,
      loosened: file.loosened.map(({ path }) => path),
    },
  };
  if (verdict === 'refused' || configurationOf(deciding, project) !== undefined) return [decided];
  const facts = { project: project.name, repository: repository.fullName };
  return [decided, { ...about, kind: 'project-retired', facts }];
}

const configurationOf = ({ configurations }: Deciding, { name }: Project) =>
  configurations.find((configuration) => configuration.name === name);

/** The project as the accepted file has it; one that the file no longer names is retired, its record stays. */
function accept(deciding: Deciding, project: Project): Change {
  const configuration = configurationOf(deciding, project);
  return {
    update: 'projects',
    id: project.id,
    revision: project.revision,
    set:
      configuration === undefined
        ? { retiredAt: deciding.now }
        : { configuration, channelId: configuration.channel },
  };
}
