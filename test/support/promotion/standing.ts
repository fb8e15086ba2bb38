import { mintFrom } from '../../../src/app/mint.ts';
import type { Deployment } from '../../../src/domain/deployment/deployment.ts';
import { type Shown, shownHash } from '../../../src/domain/deployment/shown.ts';
import * as ids from '../../../src/domain/ids.ts';
import type { EnvironmentConfiguration } from '../../../src/domain/project/environment.ts';
import type { Asker } from '../../../src/operations/authorize.ts';
import type { Ports } from '../../../src/ports.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { sampleDeployment, sampleEnvironment, sampleShown } from '../../views/support/deployment.ts';
import { sampleCandidate, type sampleProject } from '../../views/support/release.ts';
import { createDatabase } from '../database.ts';
import { keepProject } from './keep-project.ts';
import { partly } from './partly.ts';
import { slackOf, type Workspace } from './workspace.ts';

export const captain = ids.parseUserId('U0CAPTAIN');
export const ada = ids.parseUserId('U0ADA');
export const grace = ids.parseUserId('U0GRACE');
export const linus = ids.parseUserId('U0LINUS');
const approvers = ids.parseUserGroupId('S0APPROVERS');
const admin = ids.parseUserId('U0ADMIN');

/** A project with one deployment that waits, on a real database, and people around it. */
export type Standing = {
  readonly ports: Ports;
  readonly workspace: Workspace;
  readonly project: ReturnType<typeof sampleProject>;
  /** Moves the clock. */
  readonly forward: (ms: number) => void;
  /** Somebody asks for something, each time with a request of its own. */
  readonly by: (userId: ids.UserId) => Promise<Asker>;
  /** Adds a deployment that waits; each is of a candidate of its own. */
  readonly waiting: (changed?: Partial<Deployment>) => Promise<Deployment>;
  readonly stop: () => Promise<void>;
};

/** What the environment of these tests asks for, unless a test says otherwise. */
export const production = sampleEnvironment('production', {
  approvals: {
    count: 2,
    from: [approvers, linus],
    expireMs: 86_400_000,
    validMs: 604_800_000,
    exclude: ['authors'],
  },
  override: { by: [linus, captain] },
});

export async function startStanding(environment: EnvironmentConfiguration = production): Promise<Standing> {
  const database = await createDatabase();
  let now = new Date('2026-11-21T12:08:00Z').getTime();
  const clock = { now: () => new Date(now) };
  const mint = mintFrom(clock);
  const workspace: Workspace = { standings: new Map(), members: new Set([ada, grace]), answers: true };
  // Only the rows are looked at: what they would wake is not there.
  const queue = { enqueue: () => Promise.resolve(), wake: () => Promise.resolve() };
  const store = openStore({ db: database.db, queue, clock, mint });
  const ports = partly<Ports>({
    clock,
    mint,
    store,
    slack: slackOf(workspace),
    admins: [admin],
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  const configured = { captains: [captain], environments: [environment] };
  const { project } = await keepProject(database, store, configured, clock.now());
  let number = 0;
  return {
    ports,
    workspace,
    project,
    forward: (ms) => {
      now += ms;
    },
    by: async (userId) => {
      const requestId = mint.id<ids.RequestId>();
      const receivedAt = clock.now();
      await database.db
        .insertInto('requests')
        .values({ id: requestId, key: requestId, payload: '{}', receivedAt, outcome: null })
        .execute();
      const place = { channelId: project.channelId, threadTs: null, responseUrl: null, modal: null };
      return { userId, place, requestId, receivedAt, isTyped: true, keptOutcome: undefined };
    },
    waiting: async (changed = {}) => {
      number += 1;
      const candidate = sampleCandidate({
        id: mint.id<ids.CandidateId>(),
        number,
        name: `1.5.0-rc.${number}`,
        tag: `v1.5.0-rc.${number}`,
        buildNumber: number,
        state: 'ready',
      });
      const shown: Shown = sampleShown('a change', 1, {
        environment: environment.name,
        candidate: candidate.name,
        sha: candidate.sha,
        authors: [{ login: 'grace-gh', name: 'Grace' }],
        policy: environment,
        ...changed.shown,
      });
      const deployment = sampleDeployment(shown, {
        id: mint.id<ids.DeploymentId>(),
        candidateId: candidate.id,
        requestedAt: clock.now(),
        expiresAt: new Date(now + 86_400_000),
        ...changed,
        shown,
        shownHash: shownHash(shown),
      });
      await store.commit({
        changes: [
          { insert: 'candidates', row: candidate },
          { insert: 'deployments', row: deployment },
        ],
        events: [],
        effects: [],
      });
      return deployment;
    },
    stop: () => database.drop(),
  };
}
