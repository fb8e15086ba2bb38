import type { Snapshot } from '../../github/control/snapshot.ts';
import type { StandInGithub } from '../../github/start-github.ts';
import type { GithubPart } from '../wire/parts.ts';

/** Looks at the stand-in GitHub while somebody watches, and says when it has changed. */
export interface GithubWatch {
  readonly follow: () => void;
  readonly rest: () => void;
  readonly snapshot: () => Snapshot | undefined;
  readonly part: () => GithubPart | null;
}

const everyMs = 400;

const partOf = (snapshot: Snapshot): GithubPart | null => {
  const [repository] = snapshot.repositories;
  if (repository === undefined) return null;
  return {
    repository: repository.name,
    trunk: repository.defaultBranch,
    commits: repository.trunk.map(({ sha, subject, author }) => ({ sha, subject, author })),
    tags: repository.tags.map((each) => each.name),
    openPulls: repository.openPulls.map(({ number, title, author }) => ({ number, title, author })),
    runs: repository.runs.map((run) => ({
      id: run.id,
      attempt: run.attempt,
      name: run.workflow.split('/').at(-1) ?? run.workflow,
      title: run.title,
      branch: run.ref,
      status: run.status,
      conclusion: run.conclusion ?? undefined,
    })),
  };
};

export const createGithubWatch = (github: StandInGithub, changed: () => void): GithubWatch => {
  let snapshot: Snapshot | undefined;
  let fingerprint = '';
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;

  const look = async (): Promise<void> => {
    const requests = github.control.requests.list().at(-1)?.id ?? 0;
    const seen = JSON.stringify([
      github.control.runs.list(),
      requests,
      github.control.webhooks.deliveries().length,
    ]);
    if (seen === fingerprint || isLooking) return;
    isLooking = true;
    try {
      snapshot = await github.control.snapshot();
      fingerprint = seen;
      changed();
    } finally {
      isLooking = false;
    }
  };
  const lookAgain = (): void => {
    look().catch((error: unknown) => process.emitWarning(String(error)));
  };
  return {
    follow: () => {
      lookAgain();
      timer ??= setInterval(lookAgain, everyMs);
    },
    rest: () => {
      clearInterval(timer);
      timer = undefined;
    },
    snapshot: () => snapshot,
    part: () => (snapshot === undefined ? null : partOf(snapshot)),
  };
};
