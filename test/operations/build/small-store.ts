import type { Decision } from '../../../src/domain/change.ts';
import type { Candidate } from '../../../src/domain/release/candidate.ts';
import type { Dispatch } from '../../../src/domain/release/dispatch.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import type { Commit } from '../../../src/ports/store.ts';
import { candidate, dispatch, project, release, repository } from './rows.ts';

const underWay = new Set(['wanted', 'sending', 'uncertain', 'running']);

/** One candidate's rows in memory, with the database's own rules about them. */
export class SmallStore {
  release: Release = release;
  candidate: Candidate = candidate;
  dispatches: readonly Dispatch[];
  /** What was said, by its key: once each. */
  readonly said = new Map<string, string>();
  readonly events: string[] = [];

  constructor(options: { readonly build: 'workflow' | 'none' }) {
    this.dispatches = options.build === 'none' ? [] : [dispatch];
  }

  get latest(): Dispatch {
    const last = this.dispatches.at(-1);
    if (last === undefined) throw new Error('nothing is built here');
    return last;
  }

  readonly reads = {
    candidate: async () => this.candidate,
    release: async () => this.release,
    project: async () => project,
    repository: async () => repository,
    latestDispatch: async () => this.dispatches.at(-1) ?? null,
    takenRuns: async () => new Set(this.dispatches.flatMap(({ runId }) => (runId === null ? [] : [runId]))),
    trailHead: async () => ({ seq: 7, hash: 'f'.repeat(64) }),
  };

  async commit(decision: Decision): Promise<Commit> {
    let next = this.candidate;
    const rows = new Map(this.dispatches.map((row) => [row.id, row]));
    for (const change of decision.changes) {
      if ('insert' in change) {
        if (change.insert !== 'dispatches') throw new Error(`nobody adds ${change.insert} here`);
        rows.set(change.row.id, change.row);
      } else if (change.update === 'candidates') {
        if (change.revision !== next.revision) return { kind: 'conflict', constraint: null };
        next = Object.assign({}, next, change.set, { revision: next.revision + 1 });
      } else if (change.update === 'dispatches') {
        const row = rows.get(change.id);
        if (row === undefined || row.revision !== change.revision)
          return { kind: 'conflict', constraint: null };
        rows.set(row.id, { ...row, ...change.set, revision: row.revision + 1 });
      } else throw new Error(`nobody changes ${change.update} here`);
    }
    const dispatches = [...rows.values()];
    const runs = dispatches.flatMap(({ runId }) => (runId === null ? [] : [runId]));
    if (new Set(runs).size < runs.length) return { kind: 'conflict', constraint: 'dispatches_run_key' };
    if (dispatches.filter(({ state }) => underWay.has(state)).length > 1) {
      return { kind: 'conflict', constraint: 'dispatches_one_under_way' };
    }
    this.candidate = next;
    this.dispatches = dispatches;
    this.events.push(...decision.events.map(({ kind }) => kind));
    for (const effect of decision.effects) {
      if (effect.effect === 'say' && !this.said.has(effect.key)) {
        this.said.set(effect.key, effect.announcement.kind);
      }
    }
    return { kind: 'done', events: [] };
  }

  /** What a closing of the release does to its row. */
  abandon(): void {
    this.release = { ...this.release, state: 'abandoned' };
  }
}
