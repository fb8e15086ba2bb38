import { readTime } from '../domain/calendar/read-time.ts';
import { type Plan, usualLatenessMs } from '../domain/deployment/plan.ts';
import type { Project } from '../domain/repository/repository.ts';
import { findEnvironment } from '../operations/find-environment.ts';
import type { Context } from './command.ts';
import { readTimeOf } from './time-word.ts';
import { missing, type Read, takeReason, takeUntil, unexpected, type Words } from './words.ts';

/** What was typed of a promotion, before anything is looked up. */
export type PromotionWords = {
  readonly version: string | null;
  readonly environment: string;
  readonly isStepBackMeant: boolean;
  /** With the zone on whose clock it was read; null where it is to go as soon as it can. */
  readonly plan: (Plan & { readonly zone: string }) | null;
  readonly mended: string | null;
};

type Form = { readonly name: string; readonly usage: readonly string[] };

/** `[version] to <environment> [back] [at <time> [latest <time>]] [because …]` */
export async function readPromotion(
  context: Context,
  form: Form,
  words: Words,
): Promise<Read<PromotionWords>> {
  const version = words.peek()?.toLowerCase() === 'to' ? null : words.take();
  if (!words.accept('to')) {
    const more = words.peek();
    return more === null ? missing(form, '“to” and an environment') : unexpected(form, more, ['to']);
  }
  const environment = words.take();
  if (environment === null) return missing(form, 'an environment after “to”');
  const isStepBackMeant = words.accept('back');
  const planned = words.accept('at') ? await takePlan(context, form, words) : null;
  if (planned !== null && 'usage' in planned) return planned;
  const mended = takeReason(words);
  const more = words.take();
  return more === null
    ? { input: { version, environment, isStepBackMeant, plan: planned?.input ?? null, mended } }
    : unexpected(form, more, ['back', 'at', 'because']);
}

/**
 * The words of a promotion in which `to` was left out, with it: `production`, `1.5 production`, `production 1.5`. Null
 * where none of them is an environment.
 */
export function withTo(project: Project, typed: string): string | null {
  const [first = '', second = '', ...rest] = typed.split(/\s+/);
  const isEnvironment = (word: string) =>
    !['', 'back', 'at', 'because'].includes(word.toLowerCase()) && findEnvironment(project, word).ok;
  if ([first, second].some((word) => word.toLowerCase() === 'to')) return null;
  if (isEnvironment(second)) return [first, 'to', second, ...rest].join(' ');
  if (!isEnvironment(first)) return null;
  return /\d/.test(second) || second === 'latest'
    ? [second, 'to', first, ...rest].join(' ')
    : ['to', first, second, ...rest].join(' ').trim();
}

const times = 'a time: 18:00, tomorrow 9:00, 2026-12-24 12:00 or in 2h';

/** A time, and perhaps the latest: a time after it, or how long after it. */
async function takePlan(
  context: Context,
  form: Form,
  words: Words,
): Promise<Read<NonNullable<PromotionWords['plan']>>> {
  const said = takeUntil(words, ['latest', 'because']);
  const time = await readTimeOf(context, said);
  if (time === null) {
    return said === '' ? missing(form, `${times} after “at”`) : unexpected(form, said, ['tomorrow 9:00']);
  }
  const { at, zone } = time;
  if (at <= context.ports.clock.now()) return missing(form, 'a time after “at” that is still to come');
  if (!words.accept('latest')) {
    return { input: { at, zone, latest: new Date(at.getTime() + usualLatenessMs) } };
  }
  const last = takeUntil(words, ['because']);
  // The latest is told from the time itself: `2h` after it, or the next `18:00` after it.
  const latest = readTime(/^\d+ ?[a-z]+$/i.test(last) ? `in ${last}` : last, zone, at);
  if (latest === null) {
    return last === '' ? missing(form, 'a time after “latest”: 18:00 or 2h') : unexpected(form, last, ['2h']);
  }
  return latest.at > at
    ? { input: { at, zone, latest: latest.at } }
    : missing(form, 'a time after “latest” that is later than the one after “at”');
}
