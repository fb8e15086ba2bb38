import type { Sha } from '../ids.ts';
import { sourceKeyOf } from './ask-pick.ts';
import { type Pick, type PickSource, sourceName } from './pick.ts';

/** In what forms a change is known, and by which commits Waybill has taken it back. */
export type FormsOfChange = {
  /** Each is a list of commits that are the change when all of them are there. */
  readonly brought: readonly (readonly Sha[])[];
  readonly takenBack: readonly Sha[];
};

/** Its own commits, what they became in every release that they were picked into, and what undid that. */
export function formsOfChange(source: PickSource, picks: readonly Pick[]): FormsOfChange {
  const key = sourceKeyOf(source);
  const what = sourceName(source);
  const own = source.commits.map(({ sha }) => sha);
  const same = picks.filter(({ sourceKey }) => sourceKey === key);
  const heads = same.flatMap(({ state, headSha, base }) => {
    if (state === 'done') return headSha ?? [];
    // Nothing of it was missing at the tip that it was to be picked onto.
    return state === 'present' ? (base ?? []) : [];
  });
  const forms = new Set([...own, ...same.flatMap(({ made }) => made.flatMap(({ sha }) => sha ?? []))]);
  const takenBack = picks.flatMap(({ state, headSha, source: { reverts, commits } }) => {
    const isOfThis = reverts !== undefined && (reverts === what || commits.some(({ sha }) => forms.has(sha)));
    return isOfThis && state === 'done' ? (headSha ?? []) : [];
  });
  return {
    brought: [...(own.length === 0 ? [] : [own]), ...heads.map((head) => [head])],
    takenBack: source.reverts === undefined ? takenBack : [],
  };
}
