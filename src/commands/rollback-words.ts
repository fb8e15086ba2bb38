import { missing, type Read, takeReason, unexpected, type Words } from './words.ts';

export const rollbackForm = {
  name: 'rollback',
  usage: [
    'rollback [project] <environment>[, <environment> …]',
    'rollback [project] <environment>[, …] [to <version>] [anew] [plan "…"] [now] [because …]',
    'rollback [project] <environment> explain because …',
    'rollback [project] <environment> nothing runs because …',
  ],
};

export type RollbackWords = {
  /** A rollback; its reason, given afterwards; or the word that what it waits for runs no more. */
  readonly act: 'roll-back' | 'explain' | 'go-on';
  readonly environments: readonly string[];
  readonly to: string | null;
  readonly isAnew: boolean;
  readonly plan: string | null;
  readonly because: string | null;
  /** Everything that is needed was said: it is done, and not shown first. */
  readonly isOrder: boolean;
};

/** Reads what follows the command's name and project. A version, `now` or a reason makes it an order. */
export function readRollback(words: Words): Read<RollbackWords> {
  const environments = takeEnvironments(words);
  if (environments.length === 0) return missing(rollbackForm, 'the environment that is to be rolled back');
  const act = takeAct(words);
  if (act === null) return missing(rollbackForm, '“runs” after “nothing”');
  if (act !== 'roll-back') return readAfterwards(words, act, environments);
  const isTo = words.accept('to');
  const to = isTo ? words.take() : null;
  if (isTo && to === null) return missing(rollbackForm, 'a version after “to”');
  const isAnew = words.accept('anew');
  const isPlan = words.accept('plan');
  const plan = isPlan ? takeQuoted(words) : null;
  if (isPlan && plan === null) return missing(rollbackForm, 'a plan in quotation marks after “plan”');
  const isNow = words.accept('now');
  const because = takeReason(words);
  const more = words.take();
  if (more !== null) return unexpected(rollbackForm, more, ['to', 'anew', 'plan', 'now', 'because']);
  const isOrder = isTo || isAnew || isPlan || isNow || because !== null;
  return { input: { act, environments, to, isAnew, plan, because, isOrder } };
}

/** What it frees may still run: half the words do not say that. */
function takeAct(words: Words): RollbackWords['act'] | null {
  if (words.accept('explain')) return 'explain';
  if (words.peek()?.toLowerCase() !== 'nothing') return 'roll-back';
  words.take();
  return words.accept('runs') ? 'go-on' : null;
}

/** What is said of a rollback that was asked for; the operation asks for the reason where there is none. */
function readAfterwards(
  words: Words,
  act: RollbackWords['act'],
  environments: readonly string[],
): Read<RollbackWords> {
  const because = takeReason(words);
  const more = words.take() ?? environments[1] ?? null;
  if (more !== null) return unexpected(rollbackForm, more, ['because']);
  return { input: { act, environments, to: null, isAnew: false, plan: null, because, isOrder: true } };
}

/** `production`, `eu, us`, `eu,us` or `eu and us`. */
function takeEnvironments(words: Words): readonly string[] {
  const found: string[] = [];
  for (let more = true; more; ) {
    const word = words.take();
    if (word === null) break;
    found.push(...word.split(',').filter((each) => each !== ''));
    more = word.endsWith(',') || words.accept(',') || words.accept('and');
  }
  return [...new Set(found)];
}

/** One word, or everything up to the closing mark. */
function takeQuoted(words: Words): string | null {
  const first = words.take();
  if (first === null || !/^["'“]/.test(first)) return first;
  const taken = [first];
  while (!/["'”]$/.test(taken.at(-1) ?? '') || taken.join(' ').length < 2) {
    const next = words.take();
    if (next === null) break;
    taken.push(next);
  }
  const text = taken
    .join(' ')
    .replace(/^["'“]|["'”]$/g, '')
    .trim();
  return text === '' ? null : text;
}
