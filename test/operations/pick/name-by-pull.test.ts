import { expect, test } from 'vitest';
import { parsePickId, parseSha, parseUserId } from '../../../src/domain/ids.ts';
import { IntegrationError } from '../../../src/domain/integration/integration-error.ts';
import { askPick } from '../../../src/domain/pick/ask-pick.ts';
import type { FoundPull } from '../../../src/domain/pick/found.ts';
import { nameByPull } from '../../../src/operations/name-by-pull.ts';
import type { Ports } from '../../../src/ports.ts';
import { commit } from '../../domain/notes/range.ts';
import { partly } from '../../support/promotion/partly.ts';
import { project, release, repository } from '../build/rows.ts';

const picked = commit('b', 'fix: let nobody else in');

async function named(pullRequest: Ports['github']['pullRequest']) {
  const own = parseSha('a'.repeat(40));
  const [change] = askPick({
    id: parsePickId(`00000000-0000-7000-8000-${'1'.repeat(12)}`),
    project,
    release,
    branch: 'release/1.5',
    source: {
      prNumber: 7,
      title: 'fix: let nobody else in',
      url: null,
      authorLogin: 'ada',
      commits: [{ sha: own, parent: parseSha('0'.repeat(40)), isMerge: false }],
    },
    by: parseUserId('U0DANA'),
    now: new Date('2026-11-20T10:00:00Z'),
  }).changes;
  if (change === undefined || !('insert' in change) || change.insert !== 'picks') throw new Error('no pick');
  const made = [{ from: own, sha: parseSha(picked.sha) }];
  const ports = {
    github: partly<Ports['github']>({
      pullRequest,
    }),
    store: {
      picks: partly<Ports['store']['picks']>({
        picksOfProject: async () => [{ ...change.row, state: 'done', made }],
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
    { number: 7, labels: ['security'], mergedAt: '2026-11-19T08:00:00Z', author: 'ada' },
  ]);
  expect(range.commits).toMatchObject([{ pullRequests: [7] }]);
});

test('where GitHub does not tell of that pull request, what the pick knows of it will do', async () => {
  const range = await named(async () => {
    throw new IntegrationError({ system: 'github', operation: 'pull request', retryable: false });
  });
  expect(range.pullRequests).toMatchObject([{ number: 7, title: 'fix: let nobody else in', labels: [] }]);
});
