import type { Change, Decision } from '../change.ts';
import type { UserId } from '../ids.ts';
import type { ProjectConfiguration } from '../project/configuration.ts';
import { bySlackUser, type NewEvent } from '../trail/event.ts';
import { setProject, setRepository, supersede } from './file-decision.ts';
import type { Project, ProjectFile, Repository } from './repository.ts';

type Deciding = {
  readonly by: UserId;
  readonly file: ProjectFile;
  readonly inForce: ProjectFile | null;
  readonly repository: Repository;
  readonly projects: readonly Project[];
  readonly configurations: readonly ProjectConfiguration[];
  readonly verdict: 'accepted' | 'refused';
  readonly now: Date;
};

/** What an admin's word on a waiting file changes: in the repository, its files and every project of it. */
export function decideFile(deciding: Deciding): Decision {
  const { by, file, inForce, repository, projects, verdict, now } = deciding;
  const isAccepted = verdict === 'accepted';
  return {
    changes: [
      // Its revision moves: a reading or another admin that decided on what was before is refused.
      setRepository({ repository }, { fileReadAt: repository.fileReadAt }),
      ...supersede(isAccepted ? [inForce] : []),
      {
        update: 'projectFiles',
        id: file.id,
        revision: null,
        set: { state: isAccepted ? 'in-force' : 'refused', decidedBy: by, decidedAt: now },
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
        by,
        verdict,
      },
    })),
  };
}

function eventsOf(deciding: Deciding, project: Project): readonly NewEvent[] {
  const { by, file, repository, verdict, now } = deciding;
  const about = { projectId: project.id, actor: bySlackUser(by), at: now };
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
  return setProject(
    project,
    configuration === undefined
      ? { retiredAt: deciding.now }
      : { configuration, channelId: configuration.channel },
  );
}
