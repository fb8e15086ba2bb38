import type { Button } from '@slack/types';
import type { CardFacts } from '../../domain/release/card.ts';
import { nextEnvironments } from '../../domain/release/environment-line.ts';
import { button } from '../blocks/buttons.ts';

/** So many environments can be next at once; beyond that, the command names them. */
const mostPromotions = 4;
/** A button carries the name whole; a longer one can still be typed. */
const longestName = 200;

type Promotable = Pick<CardFacts, 'release' | 'candidates' | 'environments' | 'fileState'>;

/**
 * One for each environment that is next. Each needs an action of its own, so that they are numbered, `from` on where
 * those of several releases stand in one row; there each names its candidate, too.
 */
export function promotionButtons(
  { release, candidates, environments, fileState }: Promotable,
  row: { readonly from: number } | null = null,
): readonly Button[] {
  const latest = candidates.at(-1);
  if (release.state !== 'open' || latest === undefined || fileState !== 'valid') return [];
  const { from } = row ?? { from: 0 };
  return nextEnvironments(environments, latest)
    .filter(({ environment: { name } }) => name.length <= longestName && name.isWellFormed())
    .slice(0, mostPromotions)
    .map(({ environment: { name }, latest: before }, at) => {
      // What was rejected or cancelled is asked for anew; only what was tried is tried again.
      const tried =
        before?.deployment.candidateId === latest.id && before.deployment.startedAt !== null
          ? before.deployment
          : null;
      const hasGoneWrong = tried?.state === 'failed' || tried?.state === 'errored';
      const again = row === null ? `Retry ${name}` : `Retry ${latest.name} in ${name}`;
      const onwards = row === null ? `Promote to ${name}` : `Promote ${latest.name} to ${name}`;
      return hasGoneWrong
        ? button(again, `retry:ask:${from + at}`, tried.id, { style: 'primary' })
        : button(tried === null ? onwards : again, `promote:ask:${from + at}`, `${latest.id} ${name}`, {
            style: 'primary',
          });
    });
}
