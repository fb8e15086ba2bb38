import type { NoticeFacts, ProofFacts } from './notice-facts.ts';

/** What came otherwise than it was announced. */
export type Difference =
  | { readonly kind: 'candidate'; readonly announced: string }
  | { readonly kind: 'changes'; readonly announced: number; readonly delivered: number }
  | { readonly kind: 'early' | 'late'; readonly from: string; readonly until: string | null };

/** What differs from what was announced, first or last; nothing where there was no announcement. */
export function differencesOf(
  announced: { readonly first: NoticeFacts; readonly last: NoticeFacts } | null,
  proof: ProofFacts,
  movedMs: number,
): readonly Difference[] {
  if (announced === null || announced.first.kind !== 'asn' || announced.last.kind !== 'asn') return [];
  const { first, last } = announced;
  const before = first.others + first.changes.reduce((sum, { count }) => sum + count, 0);
  return [
    ...(first.candidate === proof.candidate
      ? []
      : [{ kind: 'candidate' as const, announced: first.candidate }]),
    ...(first.written.length > 0 || before === proof.changes
      ? []
      : [{ kind: 'changes' as const, announced: before, delivered: proof.changes }]),
    ...dateOf(last.expected, proof.at, movedMs),
  ];
}

function dateOf(
  expected: Extract<NoticeFacts, { kind: 'asn' }>['expected'],
  at: string,
  movedMs: number,
): readonly Difference[] {
  if (expected.kind === 'said') {
    const by = Date.parse(at) - Date.parse(expected.at);
    const between = { from: expected.at, until: null };
    return Math.abs(by) <= movedMs ? [] : [{ kind: by < 0 ? 'early' : 'late', ...between }];
  }
  if (expected.kind !== 'window' || !expected.isFirm) return [];
  const { from, until } = expected;
  if (Date.parse(at) < Date.parse(from) - movedMs) return [{ kind: 'early', from, until }];
  return until !== null && Date.parse(at) > Date.parse(until) + movedMs
    ? [{ kind: 'late', from, until }]
    : [];
}
