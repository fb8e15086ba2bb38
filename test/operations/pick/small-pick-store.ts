import type { Decision } from '../../../src/domain/change.ts';
import type { PickId, Sha } from '../../../src/domain/ids.ts';
import { endedPicks, type Pick } from '../../../src/domain/pick/pick.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import type { Commit } from '../../../src/ports/store.ts';
import { candidate, project, release, repository } from '../build/rows.ts';

/** A release's picks in memory, with the database's own rules about them. */
export class SmallPickStore {
  release: Release = release;
  readonly picks = new Map<PickId, Pick>();
  /** What was said, by its key: once each. */
  readonly said = new Map<string, string>();
  readonly events: string[] = [];
  /** Of its latest candidate; null before it has one. */
  latestSha: Sha | null;

  constructor(latestSha: Sha) {
    this.latestSha = latestSha;
  }

  readonly reads = {
    project: async () => project,
    release: async () => this.release,
    repository: async () => repository,
    latestCandidate: async () => (this.latestSha === null ? null : { ...candidate, sha: this.latestSha }),
    picks: {
      pick: async (id: PickId) => this.picks.get(id) ?? null,
      picksInto: async () => [...this.picks.values()].filter(({ aim }) => aim === 'release'),
      picksOfProject: async () => [...this.picks.values()].filter(({ aim }) => aim === 'release'),
      backMergesOf: async () => [...this.picks.values()].filter(({ aim }) => aim === 'trunk'),
    },
  };

  async commit(decision: Decision): Promise<Commit> {
    const rows = new Map(this.picks);
    for (const change of decision.changes) {
      if ('insert' in change) {
        if (change.insert !== 'picks') throw new Error(`nobody adds ${change.insert} here`);
        rows.set(change.row.id, change.row);
      } else if (change.update === 'picks') {
        const row = rows.get(change.id);
        if (row?.revision !== change.revision) return { kind: 'conflict', constraint: null };
        rows.set(row.id, { ...row, ...change.set, revision: row.revision + 1 });
      } else throw new Error(`nobody changes ${change.update} here`);
    }
    const standing = [...rows.values()].filter(({ state }) => state === 'done' || !endedPicks.has(state));
    if (new Set(standing.map(({ sourceKey }) => sourceKey)).size < standing.length) {
      return { kind: 'conflict', constraint: 'picks_one_per_release' };
    }
    for (const [id, row] of rows) this.picks.set(id, row);
    this.events.push(...decision.events.map(({ kind }) => kind));
    for (const effect of decision.effects) {
      if (effect.effect === 'say') this.said.set(effect.key, effect.announcement.kind);
    }
    return { kind: 'done', events: [] };
  }
}
