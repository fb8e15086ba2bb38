import type { Notice, NoticeRecipient } from './notice.ts';

/** After these an announcement only says what a later notice says too, or what nobody has to know any more. */
const over: ReadonlySet<string> = new Set(['arrived', 'returned', 'abandoned']);

/**
 * Whether a notice that was kept back from somebody is stale by the time that it may come: the release was abandoned,
 * or a later notice, which they get too, tells how it went on. Whoever has its message sees that edited instead.
 */
export function isOvertaken(
  notice: Notice,
  { notBefore, shownEdition }: Pick<NoticeRecipient, 'notBefore' | 'shownEdition'>,
  /** Later notices of the release that the same person has or is to have. */
  later: readonly Notice[],
): boolean {
  const { facts } = notice;
  if (notBefore === null || shownEdition > 0) return false;
  if (facts.kind === 'asn') {
    const { kind } = facts.progress;
    return kind === 'abandoned' || (over.has(kind) && later.some(isEnd));
  }
  return (
    facts.kind === 'pod' &&
    later.some(({ facts: end }) => end.kind === 'returned' && end.environment === facts.environment)
  );
}

const isEnd = ({ kind }: Notice): boolean => kind === 'pod' || kind === 'returned';
