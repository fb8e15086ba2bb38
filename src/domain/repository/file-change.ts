import { type Change, type Decision, nothing } from '../change.ts';
import type { CandidateId, ProjectFileId, Sha } from '../ids.ts';
import { mergeDecisions } from '../merge-decisions.ts';
import { changedKeys } from '../project/changed-keys.ts';
import type { ProjectConfiguration } from '../project/configuration.ts';
import type { Loosening } from '../project/loosening.ts';
import { weighFile } from '../project/weigh-file.ts';
import { canonicalJson } from '../trail/chain.ts';
import { fileEvent, say, setProject, setRepository, supersede } from './file-decision.ts';
import type { FileProblem, Project, ProjectFile, Repository } from './repository.ts';

/** A `waybill.yaml` as it was just read, with ids in place of handles where it is valid. */
export type ReadFile =
  | { readonly kind: 'missing' }
  | { readonly kind: 'broken'; readonly problems: readonly FileProblem[] }
  | {
      readonly kind: 'valid';
      readonly blobSha: string;
      readonly commitSha: Sha;
      readonly content: string;
      readonly authorLogins: readonly (string | null)[];
      readonly configurations: readonly ProjectConfiguration[];
    };

export type FileFacts = {
  readonly repository: Repository;
  /** Where people read the repository: `https://github.com/acme/shop`. */
  readonly htmlUrl: string;
  /** Those of this repository that are registered. */
  readonly projects: readonly Project[];
  readonly inForce: ProjectFile | null;
  readonly waiting: ProjectFile | null;
  /** The last one that an admin refused: it is not proposed again. */
  readonly refused: ProjectFile | null;
  /** The latest candidates of open releases: automation takes them up where a mended file has let it go on. */
  readonly candidates: readonly CandidateId[];
  readonly file: ReadFile;
  readonly fileId: ProjectFileId;
  readonly now: Date;
};

/**
 * The version of the file that was taken up last, whatever became of it. The same once more is no news:
 * what an admin refused is not proposed again, until the file says something else in between.
 */
export function lastSeen(files: Pick<FileFacts, 'inForce' | 'waiting' | 'refused'>): ProjectFile | null {
  return [files.inForce, files.waiting, files.refused].reduce(
    (last, file) => (file !== null && (last === null || file.readAt > last.readAt) ? file : last),
    null,
  );
}

/** What a reading of a repository's `waybill.yaml` changes (promises 19, 20). */
export function takeFile(facts: FileFacts): Decision {
  return facts.file.kind === 'valid' ? takeValid(facts, facts.file) : takeUnusable(facts, facts.file);
}

/** The last valid configuration stays where it is; what is wrong is said once. */
function takeUnusable(facts: FileFacts, file: Exclude<ReadFile, { kind: 'valid' }>): Decision {
  const { repository, now } = facts;
  const problems = file.kind === 'broken' ? file.problems : [];
  const isKnown =
    repository.fileState === file.kind && canonicalJson(repository.fileProblems) === canonicalJson(problems);
  const seen = setRepository(facts, { fileState: file.kind, fileProblems: problems, fileReadAt: now });
  if (isKnown) return { changes: [seen], events: [], effects: [] };
  const isMissing = file.kind === 'missing';
  return {
    changes: [seen],
    events: facts.projects.map((project) =>
      fileEvent(facts, project, 'configuration-broken', {
        isMissing,
        problems: problems.map(({ line, path, message }) => ({ line, path, message })),
      }),
    ),
    effects: facts.projects.map((project) =>
      say(facts, project, {
        kind: 'configuration-broken',
        project: project.name,
        repository: repository.fullName,
        problems,
        isMissing,
      }),
    ),
  };
}

function takeValid(facts: FileFacts, file: Extract<ReadFile, { kind: 'valid' }>): Decision {
  const { repository, inForce, waiting, refused, now } = facts;
  const seen = setRepository(facts, { fileState: 'valid', fileProblems: [], fileReadAt: now });
  const mended =
    repository.fileState === 'valid'
      ? { changes: [seen], events: [], effects: [] }
      : {
          changes: [seen],
          events: facts.projects.map((project) => fileEvent(facts, project, 'configuration-mended')),
          effects: [
            ...facts.projects.map((project) =>
              say(facts, project, {
                kind: 'configuration-mended',
                project: project.name,
                repository: repository.fullName,
              }),
            ),
            ...facts.candidates.map((candidateId) => ({ effect: 'promote-onwards', candidateId }) as const),
          ],
        };
  if (lastSeen({ inForce, waiting, refused })?.blobSha === file.blobSha) return mended;
  return mergeDecisions([mended, takeNew(facts, file)]);
}

type Weighing = {
  readonly project: Project;
  /** What is in force from now on. */
  readonly configuration: ProjectConfiguration;
  readonly loosened: readonly Loosening[];
};

function takeNew(facts: FileFacts, file: Extract<ReadFile, { kind: 'valid' }>): Decision {
  const { effective, loosened } = weighFile(
    { projects: facts.projects.map(({ configuration }) => configuration) },
    { projects: file.configurations },
  );
  const weighings: readonly Weighing[] = facts.projects.map((project) => ({
    project,
    // A project that is gone from the file stays as it was until an admin accepts that.
    configuration: effective.projects.find(({ name }) => name === project.name) ?? project.configuration,
    loosened: loosened.filter(({ path }) => `${path}.`.startsWith(`projects.${project.name}.`)),
  }));
  const isWaiting = loosened.length > 0;
  const kept: Change = {
    insert: 'projectFiles',
    row: {
      id: facts.fileId,
      repositoryId: facts.repository.id,
      blobSha: file.blobSha,
      commitSha: file.commitSha,
      authorLogins: file.authorLogins,
      content: file.content,
      state: isWaiting ? 'waiting' : 'in-force',
      loosened,
      readAt: facts.now,
      decidedBy: null,
      decidedAt: null,
    },
  };
  const url = fileUrl(facts.htmlUrl, file.commitSha);
  return mergeDecisions([
    {
      changes: [...supersede(isWaiting ? [facts.waiting] : [facts.waiting, facts.inForce]), kept],
      events: [],
      effects: [],
    },
    ...weighings.map((weighing) => takeProject(facts, file, weighing, url)),
  ]);
}

function takeProject(
  facts: FileFacts,
  file: Extract<ReadFile, { kind: 'valid' }>,
  { project, configuration, loosened }: Weighing,
  url: string,
): Decision {
  const changed = changedKeys(project.configuration, configuration);
  const about = {
    project: project.name,
    repository: facts.repository.fullName,
    authors: file.authorLogins,
    url,
  };
  const tookEffect: Decision =
    changed.length === 0
      ? nothing
      : {
          changes: [setProject(project, { configuration, channelId: configuration.channel })],
          events: [
            fileEvent(facts, project, 'configuration-changed', {
              commit: file.commitSha,
              authors: file.authorLogins,
              changed,
            }),
          ],
          effects: [say(facts, project, { kind: 'configuration-changed', ...about, changed })],
        };
  if (loosened.length === 0) return tookEffect;
  return mergeDecisions([
    tookEffect,
    {
      changes: [],
      events: [
        fileEvent(facts, project, 'loosening-proposed', {
          commit: file.commitSha,
          authors: file.authorLogins,
          loosened: loosened.map(({ path }) => path),
        }),
      ],
      effects: [
        say(facts, project, { kind: 'loosening-proposed', ...about, fileId: facts.fileId, loosened }),
      ],
    },
  ]);
}

const fileUrl = (htmlUrl: string, commitSha: Sha): string => `${htmlUrl}/blob/${commitSha}/waybill.yaml`;
