import { type PickId, parsePickId, parseSha, parseUserId, type Sha } from '../../../src/domain/ids.ts';
import { IntegrationError } from '../../../src/domain/integration/integration-error.ts';
import { inCandidate } from '../../../src/domain/pick/after-cut.ts';
import { askPick } from '../../../src/domain/pick/ask-pick.ts';
import type { Pick as PickRow, PickSource } from '../../../src/domain/pick/pick.ts';
import { carryPick } from '../../../src/operations/advance-pick.ts';
import type { PickPorts } from '../../../src/operations/read-picking.ts';
import { pickPullText } from '../../../src/views/pick/pull-request-text.ts';
import { type Connected, connected, repository } from '../../integrations/github/connected.ts';
import { gitIn } from '../../sandbox/github/clone-for-tests.ts';
import { cherryPicked, commitIn, type Judged } from '../../support/picks/judge.ts';
import { type PickHistory, pickHistory } from '../../support/picks/pick-history.ts';
import { candidate, project } from '../build/rows.ts';
import { SmallPickStore } from './small-pick-store.ts';

/** The process died; what it had asked for may have been done. */
class Killed extends Error {}

export type PickWorld = Connected & {
  readonly history: PickHistory;
  readonly store: SmallPickStore;
  readonly ports: PickPorts;
  /** The beginning of the release branch, before anything is picked. */
  readonly start: Sha;
  /** As if a person had asked; the row may be another in some respects. */
  readonly ask: (source: PickSource, changed?: Partial<PickRow>) => Promise<PickId>;
  /** The job as the queue runs it: again after everything but its end, at most so often. */
  readonly carry: (id: PickId, mostRuns?: number) => Promise<PickRow>;
  readonly git: (...args: readonly string[]) => string;
  /** What is on the release branch beyond its beginning, oldest first. */
  readonly onBranch: () => readonly Judged[];
  readonly judged: (shas: readonly Sha[]) => readonly Judged[] | null;
  readonly branches: () => readonly string[];
  /** The next step beyond so many calls to the outside dies, before or after its effect. */
  readonly killAt: (call: number, when: 'before' | 'after') => void;
  readonly calls: () => number;
  /** Everything as it was in the beginning. */
  readonly reset: () => Promise<void>;
  readonly forward: (ms: number) => void;
};

export const branch = 'release/1.5';

export async function pickWorld(): Promise<PickWorld> {
  const history = pickHistory();
  const world = await connected({
    repositories: [{ owner: 'acme', name: 'storefront', from: 'clone', path: history.path }],
  });
  const gitDir = world.server.control.gitDir();
  const git = (...args: readonly string[]) => gitIn(gitDir, args).trim();
  const start = await world.github.branchTip(repository, branch);
  const first = await world.github.resolveCommit(repository, git('rev-parse', `${branch}~1`));
  if (start === null || first === null) throw new Error('no release branch');
  let now = new Date('2026-11-20T10:00:00Z');
  let asked = 0;
  let store = new SmallPickStore(first);
  let calls = 0;
  let death: { readonly call: number; readonly when: 'before' | 'after' } | null = null;

  const nextId = (): PickId => {
    asked += 1;
    return parsePickId(`00000000-0000-7000-8000-${String(asked).padStart(12, '0')}`);
  };

  /** Counts what goes out, and dies where it is told to. */
  const mortal = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name, receiver): unknown {
        const part: unknown = Reflect.get(target, name, receiver);
        if (typeof part !== 'function') return part;
        return async (...args: readonly unknown[]) => {
          calls += 1;
          const isLast = death !== null && calls === death.call;
          if (isLast && death?.when === 'before') throw new Killed();
          const answer: unknown = await Reflect.apply(part, target, args);
          if (isLast) throw new Killed();
          return answer;
        };
      },
    });
  const ports = (): PickPorts => ({
    clock: { now: () => now },
    mint: { id: nextId },
    store: mortal({ ...store.reads, commit: store.commit.bind(store) }),
    github: mortal(world.github),
    pickPullText,
  });
  const carry = async (id: PickId, mostRuns = 20): Promise<PickRow> => {
    for (let runs = 0; runs < mostRuns; runs += 1) {
      try {
        await carryPick(ports(), id, async (picking) => inCandidate(picking, candidate.id));
        break;
      } catch (error) {
        if (!(error instanceof Killed) && !(error instanceof IntegrationError)) throw error;
        death = null;
      }
    }
    const pick = store.picks.get(id);
    if (pick === undefined) throw new Error('no such pick');
    return pick;
  };
  return {
    ...world,
    history,
    get store() {
      return store;
    },
    get ports() {
      return ports();
    },
    start,
    ask: async (source, changed = {}) => {
      const id = nextId();
      const by = parseUserId('U0DANA');
      const decision = askPick({ id, project, release: store.release, branch, source, by, now });
      const changes = decision.changes.map((change) =>
        'insert' in change && change.insert === 'picks'
          ? { ...change, row: { ...change.row, ...changed } }
          : change,
      );
      await store.commit({ ...decision, changes });
      return id;
    },
    carry,
    git,
    onBranch: () =>
      git('rev-list', '--reverse', `${start}..${branch}`)
        .split('\n')
        .filter((sha) => sha !== '')
        .map((sha) => commitIn(gitDir, sha)),
    judged: (shas) => cherryPicked(gitDir, start, shas),
    branches: () => git('for-each-ref', '--format=%(refname:short)', 'refs/heads/').split('\n'),
    killAt: (call, when) => {
      calls = 0;
      death = { call, when };
    },
    calls: () => calls,
    reset: async () => {
      const { history: control } = world.server.control;
      for (const name of git('for-each-ref', '--format=%(refname)', 'refs/heads/waybill/').split('\n')) {
        if (name !== '') await control.deleteRef({ ref: name });
      }
      await control.moveRef({ ref: `refs/heads/${branch}`, to: start });
      store = new SmallPickStore(first);
      death = null;
      calls = 0;
    },
    forward: (ms) => {
      now = new Date(now.getTime() + ms);
    },
  };
}

/** Commits as a person would name them. */
export function sourceOf(world: PickWorld, shas: readonly Sha[], more: Partial<PickSource> = {}): PickSource {
  return {
    prNumber: null,
    title: 'fix: something',
    url: null,
    authorLogin: null,
    commits: shas.map((sha) => {
      const [parent = '', other] = world.git('show', '-s', '--format=%P', sha).split(' ');
      return { sha, parent: parseSha(parent), isMerge: other !== undefined };
    }),
    ...more,
  };
}
