import type { Deployment } from '../domain/deployment/deployment.ts';
import { runOf, type Shown } from '../domain/deployment/shown.ts';
import { makeNotes } from '../domain/notes/make-notes.ts';
import type { ReleaseNotes } from '../domain/notes/release-notes.ts';
import { knownByPull } from '../domain/pick/known-by-pull.ts';
import type { WhatRuns } from '../domain/policy/policy-facts.ts';
import { matchingFiles } from '../domain/project/matching-files.ts';
import type { ChangeRange } from '../domain/repository/change-range.ts';
import type { Ports } from '../ports.ts';
import type { Destination } from './find-destination.ts';
import type { Progress } from './plan-cut.ts';
import { findWayBack } from './read-way-back.ts';
import { whatRuns } from './what-runs.ts';

/** What a deployment would bring: the case that approvers are shown, before anything is asked. */
export type DeploymentPlan = {
  readonly shown: Shown;
  readonly here: WhatRuns;
  /** The last that succeeded there. */
  readonly last: Deployment | null;
  readonly notes: ReleaseNotes;
  readonly relation: ChangeRange['relation'];
  readonly compareUrl: string | null;
};

/** Gathers what lies between what runs in an environment and a candidate. Changes nothing. */
export async function planDeployment(
  ports: Ports,
  { project, repository, release, candidate, environment }: Destination,
  progress: Progress,
): Promise<DeploymentPlan> {
  const { github, store } = ports;
  const { configuration } = project;
  const lane = { projectId: project.id, environment: environment.name };
  const [here, last, built, target] = await Promise.all([
    whatRuns(ports, lane),
    store.deployments.lastSucceeded(lane),
    store.latestDispatch(candidate.id),
    findWayBack(ports, lane, candidate),
  ]);
  const range = await github.changes(
    repository.fullName,
    here.candidate?.sha ?? release.predecessorSha,
    candidate.sha,
    progress,
    {
      paths: configuration.paths,
      wantsFiles: configuration.migrations.length + configuration.configuration.length > 0,
    },
  );
  const trunk = configuration.trunk ?? repository.defaultBranch;
  const named = knownByPull(range, await store.picks.picksOfProject(project.id), trunk);
  const notes = makeNotes({ ...named, trunk });
  const shown: Shown = {
    environment: environment.name,
    candidate: candidate.name,
    sha: candidate.sha,
    digest: candidate.artifactDigest,
    artifactVersion: candidate.artifactVersion,
    build: runOf(built),
    from: here.candidate === null ? null : { candidate: here.candidate.name, sha: here.candidate.sha },
    pullRequests: notes.entries.flatMap(({ prNumber, title, author }) =>
      prNumber === undefined ? [] : [{ number: prNumber, title, author: author.login }],
    ),
    commits: range.commits.length,
    authors: authorsOf({ ...range, pullRequests: [...range.pullRequests, ...named.pullRequests] }),
    migrations: matchingFiles(range.files, configuration.migrations),
    configuration: matchingFiles(range.files, configuration.configuration),
    rollbackTarget: typeof target === 'string' ? null : target.candidate.name,
    policy: environment,
  };
  return { shown, here, last, notes, relation: range.relation, compareUrl: range.compareUrl };
}

const isBot = (login: string | null): boolean => login?.endsWith('[bot]') ?? false;

/** All who wrote a commit in it or opened its pull request, each once. */
function authorsOf({ commits, pullRequests }: ChangeRange): Shown['authors'] {
  const all = [
    ...commits
      .filter(({ touchesPaths }) => touchesPaths)
      .map(({ author }) => ({ login: author.login, name: author.name })),
    ...pullRequests
      .filter(({ mergedAt }) => mergedAt !== null)
      .flatMap(({ author }) => (author === null ? [] : [{ login: author, name: author }])),
  ].filter(({ login }) => !isBot(login));
  return [
    ...new Map(all.map((author) => [author.login?.toLowerCase() ?? `name:${author.name}`, author])).values(),
  ];
}
