import { isSame } from '../project/loosening.ts';
import { hasMoved } from './expected.ts';
import type { AdvanceFacts } from './notice-facts.ts';

/** What a changed announcement changes that its readers should hear of, rather than find when they look. */
export type Told = 'candidate' | 'date' | 'breaking' | 'progress';

/** How an announcement changed: not at all, in small things that are only edited, or in these that are told. */
export type Significance =
  | { readonly kind: 'same' }
  | { readonly kind: 'edited' }
  | { readonly kind: 'told'; readonly what: readonly Told[] };

/** Progress that people wait to hear of; that it is under way, or has arrived, is seen in the notice, or is the proof. */
const toldProgress: ReadonlySet<AdvanceFacts['progress']['kind']> = new Set(['held-up', 'abandoned']);

export function significanceOf(
  from: AdvanceFacts,
  to: AdvanceFacts,
  options: { readonly movedMs: number },
): Significance {
  const what: readonly Told[] = [
    ...(from.candidate === to.candidate ? [] : (['candidate'] as const)),
    ...(hasMoved(from.expected, to.expected, options.movedMs) ? (['date'] as const) : []),
    ...(breakingOf(to) > breakingOf(from) ? (['breaking'] as const) : []),
    ...(from.progress.kind !== to.progress.kind && toldProgress.has(to.progress.kind)
      ? (['progress'] as const)
      : []),
  ];
  if (what.length > 0) return { kind: 'told', what };
  return isSame(timeless(from), timeless(to)) ? { kind: 'same' } : { kind: 'edited' };
}

const breakingOf = ({ changes }: AdvanceFacts): number =>
  changes.find(({ kind }) => kind === 'breaking')?.count ?? 0;

/** Without where a window is entered: while it is open that is now, which is no change. */
function timeless(facts: AdvanceFacts): AdvanceFacts {
  const { expected } = facts;
  return expected.kind === 'window' ? { ...facts, expected: { ...expected, from: '' } } : facts;
}
