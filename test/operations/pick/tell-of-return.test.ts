import { expect, test } from 'vitest';
import { mintFrom } from '../../../src/app/mint.ts';
import type { Decision } from '../../../src/domain/change.ts';
import type { Deployment } from '../../../src/domain/deployment/deployment.ts';
import {
  type CandidateId,
  type DeploymentId,
  parseCandidateId,
  parseSha,
  parseUserId,
  type Sha,
  type WatchId,
} from '../../../src/domain/ids.ts';
import type { Watch } from '../../../src/domain/pick/journey.ts';
import type { Rollback } from '../../../src/domain/rollback/rollback.ts';
import { tellOfReturn } from '../../../src/operations/tell-of-return.ts';
import type { Ports } from '../../../src/ports.ts';
import { partly } from '../../support/promotion/partly.ts';
import { candidate, project, repository, startedAt } from '../build/rows.ts';

const mint = mintFrom({ now: () => startedAt });
const fix = parseSha('f'.repeat(40));
const away = candidate;
const back = {
  ...candidate,
  id: parseCandidateId(`00000000-0000-7000-8000-${'8'.repeat(12)}`),
  name: '1.4.2-rc.1',
  sha: parseSha('e'.repeat(40)),
};
const watch: Watch = {
  id: mint.id<WatchId>(),
  projectId: project.id,
  userId: parseUserId('U0SAM'),
  sourceKey: '#7',
  source: {
    prNumber: 7,
    title: 'fix: pay once',
    url: null,
    authorLogin: null,
    commits: [{ sha: fix, parent: parseSha('0'.repeat(40)), isMerge: false }],
  },
  askedAt: startedAt,
  toldAt: startedAt,
  revision: 2,
};

/** What becomes of the watch once what ran was taken away, where so many candidates have the fix. */
async function returned({
  having,
  standing = [] as Watch[],
  isMember = true,
  earlier = back.id,
}: Case): Promise<Decision[]> {
  const kept: Decision[] = [];
  const before = partly<Deployment>({
    id: mint.id<DeploymentId>(),
    candidateId: earlier,
    state: 'succeeded',
    requestedAt: new Date(startedAt.getTime() - 2),
    endedAt: new Date(startedAt.getTime() - 1),
  });
  const last = partly<Deployment>({
    id: mint.id<DeploymentId>(),
    candidateId: back.id,
    state: 'succeeded',
    environment: 'production',
    requestedAt: new Date(startedAt.getTime() + 1),
    endedAt: new Date(startedAt.getTime() + 2),
  });
  const rollback = partly<Rollback>({
    away: {
      candidateId: away.id,
      releaseId: away.releaseId,
      name: away.name,
      deploymentId: mint.id<DeploymentId>(),
    },
  });
  await tellOfReturn(
    partly<Ports>({
      slack: partly<Ports['slack']>({ isInChannel: async () => isMember }),
      github: partly<Ports['github']>({
        isAncestor: async (_: string, one: Sha, other: Sha) => one === fix && having.includes(other),
      }),
      store: partly<Ports['store']>({
        candidate: async (id) => (id === back.id ? back : away),
        project: async () => project,
        repository: async () => repository,
        deployments: partly<Ports['store']['deployments']>({
          lastSucceeded: async () => ({ ...last, rollback }),
          deploymentsIn: async () => [last, before],
        }),
        picks: partly<Ports['store']['picks']>({
          picksOfProject: async () => [],
          backMergesOf: async () => [],
          watchesTold: async (_, since) => [watch].filter(({ toldAt }) => (toldAt ?? startedAt) >= since),
          watchesOf: async () => standing,
        }),
        commit: async (decision) => {
          kept.push(decision);
          return { kind: 'done', events: [] };
        },
      }),
    }),
    back.id,
  );
  return kept;
}
type Case = {
  readonly having: readonly Sha[];
  readonly standing?: Watch[];
  readonly isMember?: boolean;
  /** What ran there longest ago, as far as it is looked. */
  readonly earlier?: CandidateId;
};

test('whoever heard that a change had arrived hears that it was taken away, and will hear again', async () => {
  const [decision] = await returned({ having: [away.sha] });
  expect(decision?.changes).toEqual([
    { update: 'watches', id: watch.id, revision: watch.revision, set: { toldAt: null } },
  ]);
  expect(decision?.effects).toMatchObject([
    {
      channelId: watch.userId,
      announcement: { kind: 'change-returned', what: '#7', away: away.name, back: back.name },
    },
  ]);
});

test('nothing is said of what runs there still, or to somebody who is not in the channel any more', async () => {
  expect(await returned({ having: [away.sha, back.sha] })).toEqual([]);
  const [decision] = await returned({ having: [away.sha], isMember: false });
  expect(decision?.effects).toEqual([]);
});

test('who has asked once more in the meantime has one wish, not two', async () => {
  const [decision] = await returned({ having: [away.sha], standing: [{ ...watch, toldAt: null }] });
  expect(decision?.changes).toEqual([]);
  expect(decision?.effects).toHaveLength(1);
});

test('what went away by several rollbacks, one after the other, is told too', async () => {
  const [decision] = await returned({ having: [] });
  expect(decision?.effects).toHaveLength(1);
});

test('where what is back ran there too long ago to be found, whoever heard of anything since is told', async () => {
  const [decision] = await returned({ having: [away.sha], earlier: away.id });
  expect(decision?.effects).toHaveLength(1);
});
