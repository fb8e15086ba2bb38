import { checkPayload, statusPayload } from '../hooks/report-payloads.ts';
import type { CheckRun, CommitStatus } from '../state/check.ts';
import type { Environment } from '../state/environment.ts';
import type { Permissions } from '../state/grant.ts';
import type { Repository } from '../state/repository.ts';
import type { Ruleset } from '../state/ruleset.ts';
import { stamp, type World } from '../state/world.ts';

type In = { readonly repository?: string | undefined };

type CheckOrder = In & {
  readonly ref: string;
  readonly name: string;
  readonly app?: string | undefined;
  readonly status?: CheckRun['status'] | undefined;
  readonly conclusion?: string | undefined;
};

/** What the repository's owners set, and what others report on commits. */
export type SettingsControl = {
  /** A check run, or its next state when it is already there by name and app. */
  readonly check: (order: CheckOrder) => Promise<void>;
  readonly status: (
    order: In & {
      ref: string;
      context: string;
      state: CommitStatus['state'];
      description?: string | undefined;
    },
  ) => Promise<void>;
  readonly environment: (
    order: In & { name: string } & Partial<Omit<Environment, 'id' | 'name' | 'createdAt' | 'patterns'>> & {
        patterns?: readonly { name: string; type: 'branch' | 'tag' }[] | undefined;
      },
  ) => void;
  readonly ruleset: (
    order: In &
      Pick<Ruleset, 'name' | 'target' | 'include' | 'rules'> &
      Partial<Pick<Ruleset, 'enforcement' | 'exclude' | 'bypass'>>,
  ) => number;
  readonly dropRuleset: (order: In & { id: number }) => void;
  readonly collaborator: (order: In & { login: string; role: string }) => void;
  readonly immutableReleases: (order: In & { enabled: boolean }) => void;
  /** Gives a token, or takes it away when `login` is missing. */
  readonly token: (order: {
    token: string;
    login?: string | undefined;
    permissions?: Permissions | undefined;
  }) => void;
};

export function settingsControl(
  world: World,
  repositoryOf: (name: string | undefined) => Repository,
): SettingsControl {
  return {
    async check(order) {
      const repository = repositoryOf(order.repository);
      const sha = await commitOf(repository, order.ref);
      const app = order.app ?? 'github-actions';
      const status = order.status ?? 'completed';
      const done = status === 'completed';
      const state = {
        status,
        conclusion: done ? (order.conclusion ?? 'success') : null,
        completedAt: done ? stamp(world) : null,
      };
      const known = repository.checkRuns.find(
        (one) => one.sha === sha && one.name === order.name && one.app === app,
      );
      const check: CheckRun = known ?? {
        ...state,
        id: world.nextId(),
        sha,
        name: order.name,
        app,
        startedAt: stamp(world),
        detailsUrl: null,
      };
      if (known === undefined) repository.checkRuns.push(check);
      Object.assign(check, state);
      world.hooks.emit('check_run', checkPayload(world, repository, check));
    },
    async status(order) {
      const repository = repositoryOf(order.repository);
      const status: CommitStatus = {
        id: world.nextId(),
        sha: await commitOf(repository, order.ref),
        context: order.context,
        state: order.state,
        description: order.description ?? null,
        targetUrl: null,
        creator: 'octocat',
        createdAt: stamp(world),
      };
      repository.statuses.push(status);
      const commit = await repository.git.commit(status.sha);
      if (commit !== undefined) {
        world.hooks.emit('status', statusPayload(world, repository, status, commit));
      }
    },
    environment(order) {
      const { environments } = repositoryOf(order.repository);
      const at = environments.findIndex((one) => one.name === order.name);
      const environment: Environment = {
        id: environments[at]?.id ?? world.nextId(),
        name: order.name,
        createdAt: environments[at]?.createdAt ?? stamp(world),
        reviewers: order.reviewers ?? [],
        waitMinutes: order.waitMinutes ?? 0,
        preventSelfReview: order.preventSelfReview ?? false,
        policy: order.policy ?? (order.patterns === undefined ? undefined : 'custom'),
        patterns: (order.patterns ?? []).map((one) => ({
          id: world.nextId(),
          name: one.name,
          type: one.type,
        })),
      };
      environments.splice(at === -1 ? environments.length : at, at === -1 ? 0 : 1, environment);
    },
    ruleset(order) {
      const id = world.nextId();
      repositoryOf(order.repository).rulesets.push({
        id,
        createdAt: stamp(world),
        name: order.name,
        target: order.target,
        include: order.include,
        rules: order.rules,
        enforcement: order.enforcement ?? 'active',
        exclude: order.exclude ?? [],
        bypass: order.bypass ?? 'never',
      });
      return id;
    },
    dropRuleset(order) {
      const { rulesets } = repositoryOf(order.repository);
      const at = rulesets.findIndex((one) => one.id === order.id);
      if (at !== -1) rulesets.splice(at, 1);
    },
    collaborator: (order) => {
      repositoryOf(order.repository).collaborators.set(order.login.toLowerCase(), order.role);
    },
    immutableReleases: (order) => {
      repositoryOf(order.repository).immutableReleases = order.enabled;
    },
    token(order) {
      if (order.login === undefined) world.grants.revoke(order.token);
      else {
        const kind = order.permissions === undefined ? 'user' : 'installation';
        world.grants.add(order.token, { login: order.login, kind, permissions: order.permissions });
      }
    },
  };
}

async function commitOf(repository: Repository, ref: string): Promise<string> {
  const sha = await repository.git.resolve(ref);
  if (sha === undefined) throw new Error(`There is no commit ${ref}.`);
  return sha;
}
