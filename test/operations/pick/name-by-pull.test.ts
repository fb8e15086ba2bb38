import { expect, test } from 'vitest';
import { parseSha } from '../../../src/domain/ids.ts';
import { IntegrationError } from '../../../src/domain/integration/integration-error.ts';
import type { FoundPull } from '../../../src/domain/pick/found.ts';
import { nameByPull } from '../../../src/operations/name-by-pull.ts';
import type { Ports } from '../../../src/ports.ts';
import { commit, sha } from '../../domain/notes/range.ts';
import { donePick } from '../../support/picks/done-pick.ts';
import { partly } from '../../support/promotion/partly.ts';
import { project, repository } from '../build/rows.ts';

const picked = commit('b', 'fix: round up');

async function named(pullRequest: Ports['github']['pullRequest']) {
  const own = parseSha(sha('a'));
  const made = [{ from: own, sha: parseSha(picked.sha) }];
  const ports = {
    github: partly<Ports['github']>({ pullRequest }),
    store: {
      picks: partly<Ports['store']['picks']>({
        picksOfProject: async () => [donePick({ made })],
      }),
    },
  };
  const range = {
    base: null,
    head: parseSha(picked.sha),
    relation: 'ahead',
    commits: [picked],
    predecessorOnly: [],
    pullRequests: [],
    files: null,
    compareUrl: null,
  } as const;
  return nameByPull(ports, range, { project, repository });
}

test('a picked change keeps the labels and the merge of its pull request', async () => {
  const range = await named(async (_, number) =>
    partly<FoundPull>({ number, labels: ['security'], mergedAt: '2026-11-19T08:00:00Z' }),
  );
  expect(range.pullRequests).toMatchObject([
    { number: 12, labels: ['security'], mergedAt: '2026-11-19T08:00:00Z', author: 'ada' },
  ]);
  expect(range.commits).toMatchObject([{ pullRequests: [12] }]);
});

test('where GitHub does not tell of that pull request, what the pick knows of it will do', async () => {
  const range = await named(async () => {
    throw new IntegrationError({ system: 'github', operation: 'pull request', retryable: false });
  });
  expect(range.pullRequests).toMatchObject([{ number: 12, title: 'fix: round up', labels: [] }]);
});
