import { describe } from 'vitest';
import { parseDispatchId } from '../../../src/domain/ids.ts';
import { githubActions } from '../../../src/integrations/deployers/github-actions.ts';
import { sampleDispatch } from '../../views/support/release.ts';
import { connected, repository } from '../github/connected.ts';
import { type DeployerUnderTest, keepsDeployerContract } from './contract.ts';

const route = 'POST /repos/**/dispatches';
const troubles = {
  'answer lost, begun': { kind: 'answer', status: 502, act: true, route, times: 1 },
  'answer lost, not begun': { kind: 'answer', status: 502, route, times: 1 },
  'too many requests': { kind: 'rate-limited', resetMinutes: 50, route, times: 1 },
  down: { kind: 'answer', status: 503 },
} as const;

async function onGithub(edition: 'github.com' | 'older-enterprise'): Promise<DeployerUnderTest> {
  const { github, server, tip, advance } = await connected({
    edition,
    pace: { queuedMs: 0, runsMs: 3_600_000 },
  });
  const { runs, requests } = server.control;
  const sha = await tip();
  let number = 0;
  const dispatch: DeployerUnderTest['dispatch'] = async (changed = {}) => {
    number += 1;
    return sampleDispatch({
      id: parseDispatchId(`wb-${String(number).padStart(12, '0')}`),
      workflow: 'deploy.yml',
      ref: 'main',
      sha,
      inputs: { environment: 'staging', version: `1.5.0-build.${number}-abc1234` },
      sentAt: new Date('2026-11-20T10:00:00Z'),
      runId: null,
      ...changed,
    });
  };
  return {
    deployer: githubActions(github),
    repository,
    dispatch,
    refused: () => dispatch({ ref: 'no-such-tag' }),
    begun: () =>
      runs
        .list()
        .map(({ id }) => id)
        .toSorted((a, b) => a - b),
    asked: () =>
      // A server that does not know the wish for the run's id refuses that request: it has asked for nothing.
      requests.list().filter(({ path, status }) => path.endsWith('/dispatches') && status !== 400).length,
    meets: (trouble) => void server.control.troubles.add(troubles[trouble]),
    recovers: () => server.control.troubles.clear(),
    ends: async (runId, how) => {
      runs.conclude(runId, how);
      await advance(0);
    },
    settle: () => advance(1_000),
  };
}

describe('deployments by GitHub Actions', () => {
  keepsDeployerContract(() => onGithub('github.com'));
});

describe('deployments by the Actions of an older server, which names no runs', () => {
  keepsDeployerContract(() => onGithub('older-enterprise'));
});
