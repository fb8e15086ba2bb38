import { mintFrom } from '../../../src/app/mint.ts';
import type { Deployment } from '../../../src/domain/deployment/deployment.ts';
import type { Plan } from '../../../src/domain/deployment/plan.ts';
import type { Shown } from '../../../src/domain/deployment/shown.ts';
import * as ids from '../../../src/domain/ids.ts';
import type { WokenWork } from '../../../src/domain/job.ts';
import type { EnvironmentConfiguration } from '../../../src/domain/project/environment.ts';
import type { Candidate } from '../../../src/domain/release/candidate.ts';
import type { Asker } from '../../../src/operations/authorize.ts';
import { hearGithub } from '../../../src/operations/hear-github.ts';
import { makeRequest } from '../../../src/operations/make-request.ts';
import type { ProbeResult } from '../../../src/ports/probe.ts';
import type { Ports } from '../../../src/ports.ts';
import { dueWork } from '../../../src/store/due.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { sampleShown } from '../../views/support/deployment.ts';
import { sampleCandidate } from '../../views/support/release.ts';
import { createDatabase, type TestDatabase } from '../database.ts';
import { type Actions, startActions } from './actions.ts';
import { forgetDeployments } from './forget.ts';
import { type Hooks, startHooks } from './hooks.ts';
import { keepProject } from './keep-project.ts';
import { laneWork } from './lane-work.ts';
import { ada, captain, grace } from './open-environment.ts';
import { partly } from './partly.ts';
import { silent } from './silent.ts';
import { slackOf, type Workspace } from './workspace.ts';

/** Lanes on a real database, with GitHub Actions and smoke checks that a test moves, and a clock of its own. */
export type LaneBench = {
  readonly database: TestDatabase;
  readonly ports: Ports;
  readonly actions: Actions;
  readonly workspace: Workspace;
  readonly now: () => Date;
  /** What every smoke check finds, by its address; right where nothing is set. */
  readonly answers: Map<string, ProbeResult>;
  readonly hooks: Hooks;
  readonly candidate: (changed?: Partial<Candidate>) => Promise<Candidate>;
  readonly request: (
    candidate: Candidate,
    environment?: string,
    origin?: 'manual' | 'scheduled' | 'automatic',
    plan?: Plan,
  ) => Promise<Deployment>;
  readonly approve: (deployment: Deployment, userId?: ids.UserId) => Promise<void>;
  readonly by: (userId: ids.UserId) => Promise<Asker>;
  readonly look: (deployment: Pick<Deployment, 'id'>) => Promise<Deployment>;
  readonly all: () => Promise<readonly Deployment[]>;
  /** Moves the clock and does what is due. */
  readonly forward: (ms: number) => Promise<void>;
  /** Advances every lane that was woken, until nothing is left; a failure is tried again by the next one. */
  readonly settle: () => Promise<void>;
  /** Nobody does this work, which was woken. */
  readonly forget: (work: WokenWork) => void;
  /** GitHub's webhook of a run. */
  readonly hear: (runId: number) => Promise<void>;
  /** What was said, by kind. */
  readonly said: () => Promise<readonly string[]>;
  /** What is done besides lanes when it is woken; nothing unless a test says so. */
  readonly otherWork: Map<WokenWork, (key: string) => Promise<void>>;
  readonly environment: (name: string, changed: Partial<EnvironmentConfiguration>) => Promise<void>;
  /** Forgets every deployment and every run, for the next test. */
  readonly clear: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export async function startLaneBench(environments: readonly EnvironmentConfiguration[]): Promise<LaneBench> {
  const database = await createDatabase();
  let time = Date.parse('2026-11-21T12:08:00Z');
  const clock = { now: () => new Date(time) };
  const mint = mintFrom(clock);
  const woken = new Map<string, WokenWork>();
  const queue = {
    enqueue: () => Promise.resolve(),
    wake: async (_: unknown, name: WokenWork, keys: readonly string[]) => {
      for (const key of keys) woken.set(`${name} ${key}`, name);
    },
  };
  const tools = { db: database.db, queue, clock, mint };
  const store = openStore(tools);
  const due = dueWork(tools);
  const workspace: Workspace = { standings: new Map(), members: new Set([ada, grace]), answers: true };
  const actions = startActions(clock.now);
  const answers = new Map<string, ProbeResult>();
  const hooks = startHooks();
  const ports = partly<Ports>({
    clock,
    mint,
    store,
    slack: slackOf(workspace),
    admins: [captain],
    log: silent,
    deployer: actions.deployer,
    probe: async ({ url, status }) => answers.get(url) ?? { kind: 'right', status },
    webhooks: hooks.webhooks,
    github: partly<Ports['github']>({
      tagTarget: async (_, tag) => actions.tags.get(tag) ?? null,
      branchTip: async (_, branch) => actions.branches.get(branch) ?? null,
      workflowAt: async () => actions.workflow,
      ownLogin: async () => 'waybill-bot',
      recentRuns: async () => [...actions.runs.values()].toReversed(),
      readFile: async () => ({
        text: actions.isNamed
          ? 'run-name: Deploy ${{ inputs.id }}\non: workflow_dispatch\n'
          : 'on: workflow_dispatch\n',
        blobSha: '',
        commitSha: ids.parseSha('a'.repeat(40)),
      }),
    }),
  });

  const { project, release } = await keepProject(
    database,
    store,
    { captains: [captain], environments },
    clock.now(),
  );

  let number = 0;
  const current = async () => (await store.project(project.id)) ?? project;
  const resetProject = async () => {
    const { revision } = await current();
    const set = { configuration: project.configuration };
    const change = { update: 'projects', id: project.id, revision, set } as const;
    await store.commit({ changes: [change], events: [], effects: [] });
  };
  const bench: LaneBench = {
    database,
    ports,
    actions,
    workspace,
    now: clock.now,
    answers,
    hooks,
    otherWork: new Map(),
    candidate: async (changed = {}) => {
      number += 1;
      const sha = ids.parseSha(number.toString(16).padStart(40, 'a'));
      const candidate = sampleCandidate({
        id: mint.id<ids.CandidateId>(),
        releaseId: release.id,
        number,
        sha,
        name: `1.5.0-rc.${number}`,
        tag: `v1.5.0-rc.${number}`,
        tagState: 'made',
        buildNumber: number,
        state: 'ready',
        cutBy: captain,
        ...changed,
      });
      actions.tags.set(candidate.tag, candidate.sha);
      await store.commit({ changes: [{ insert: 'candidates', row: candidate }], events: [], effects: [] });
      return candidate;
    },
    request: async (candidate, environment = 'production', origin = 'manual', plan) => {
      const { configuration } = await current();
      const policy = configuration.environments.find(({ name }) => name === environment);
      if (policy === undefined) throw new Error(`no environment ${environment}`);
      const shown: Shown = sampleShown('a change', 0, {
        environment,
        candidate: candidate.name,
        sha: candidate.sha,
        digest: candidate.artifactDigest,
        build: null,
        policy,
      });
      const id = mint.id<ids.DeploymentId>();
      const decision = await makeRequest(
        ports,
        partly<Parameters<typeof makeRequest>[1]>({
          project: await current(),
          release: (await store.release(candidate.releaseId)) ?? release,
          candidate,
          environment: policy,
          shown,
          last: null,
        }),
        { id, by: origin === 'automatic' ? null : captain, origin, lifts: null, plan: plan ?? null },
      );
      await store.commit(decision);
      return bench.look({ id });
    },
    approve: async (deployment, userId = ada) => {
      const { id, shownHash } = await bench.look(deployment);
      await store.commit({
        changes: [
          {
            insert: 'approvals',
            row: {
              id: mint.id<ids.ApprovalId>(),
              deploymentId: id,
              userId,
              verdict: 'approved',
              reason: null,
              shownHash,
              givenAt: clock.now(),
              carriedFrom: null,
              withdrawnAt: null,
              revision: 1,
            },
          },
        ],
        events: [],
        effects: [{ effect: 'advance-lane', projectId: project.id, environment: deployment.environment }],
      });
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
    look: async ({ id }) => {
      const found = await store.deployments.deployment(id);
      if (found === null) throw new Error('no such deployment');
      return found;
    },
    all: () => database.db.selectFrom('deployments').selectAll().orderBy('id').execute(),
    forward: async (ms) => {
      time += ms;
      await due.enqueueDue();
      await bench.settle();
    },
    forget: (work) => {
      for (const [key, name] of woken) if (name === work) woken.delete(key);
    },
    settle: async () => {
      for (let turns = 0; turns < 50 && woken.size > 0; turns += 1) {
        const due = [...woken].map(([key, name]) => ({ name, key: key.slice(name.length + 1) }));
        woken.clear();
        for (const { name, key } of due) {
          const other = bench.otherWork.get(name);
          await (other === undefined ? laneWork(ports, name, key) : other(key));
        }
      }
    },
    hear: async (runId) => {
      const run = actions.runs.get(runId);
      const headSha = run?.sha ?? '';
      const { repositoryId } = project;
      await hearGithub(ports, { kind: 'run', repositoryId, runId, headSha, workflow: 'deploy.yml' });
    },
    said: async () => {
      const rows = await database.db.selectFrom('messages').select('key').orderBy('id').execute();
      return rows.map(({ key }) => key.split(':', 1)[0] ?? '');
    },
    environment: async (name, changed) => {
      const { configuration, revision } = await current();
      await store.commit({
        changes: [
          {
            update: 'projects',
            id: project.id,
            revision,
            set: {
              configuration: {
                ...configuration,
                environments: configuration.environments.map((each) =>
                  each.name === name ? Object.assign({}, each, changed) : each,
                ),
              },
            },
          },
        ],
        events: [],
        effects: [],
      });
    },
    clear: async () => {
      await forgetDeployments(database);
      woken.clear();
      answers.clear();
      hooks.answers.clear();
      hooks.sent.length = 0;
      actions.forget();
      await resetProject();
    },
    stop: () => database.drop(),
  };
  return bench;
}
