import type { Deployer } from '../../ports/deployer.ts';
import type { GitHub } from '../../ports/github.ts';

/** Deployments by a workflow of the repository's own. */
export function githubActions(
  github: Pick<GitHub, 'dispatchWorkflow' | 'runsSince' | 'run' | 'failingJob' | 'cancelRun'>,
): Deployer {
  return {
    start: (repository, { workflow, ref, inputs }) =>
      github.dispatchWorkflow(repository, { workflow, ref, inputs }),
    runsSince: (repository, { workflow, sentAt, wantedAt }) =>
      github.runsSince(repository, workflow, sentAt ?? wantedAt),
    look: async (repository, runId) => {
      const run = await github.run(repository, runId);
      const hasFailed = run?.status === 'completed' && run.conclusion !== 'success';
      return { run, failingJob: hasFailed ? await github.failingJob(repository, runId, run.attempt) : null };
    },
    cancel: (repository, runId) => github.cancelRun(repository, runId),
  };
}
