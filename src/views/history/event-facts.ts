import type { ToldEvent } from '../../domain/answer/history.ts';
import { isUserId } from '../../domain/ids.ts';
import { duration } from '../text/duration.ts';
import { link } from '../text/link.ts';
import { mention } from '../text/mention.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { shortSha } from '../text/short-sha.ts';

/** What an event says, after the name of who did it. */
export type EventWords = (facts: ToldEvent['facts']) => Mrkdwn;

/** A fact as text; the record may be older than these words, so that any may be missing. */
function fact(facts: ToldEvent['facts'], name: string): string | null {
  const value = facts[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

export const named = (facts: ToldEvent['facts'], name: string): Mrkdwn => {
  const text = fact(facts, name);
  return text === null ? mrkdwn`(not recorded)` : bold(text);
};

export const candidate: (facts: ToldEvent['facts']) => Mrkdwn = (facts) =>
  named(facts, fact(facts, 'candidate') === null ? 'version' : 'candidate');

const when = (text: string | null, words: (text: string) => Mrkdwn): Mrkdwn =>
  text === null ? nothing : words(text);

export const at = (facts: ToldEvent['facts']): Mrkdwn =>
  when(fact(facts, 'sha'), (sha) => mrkdwn` at ${shortSha(sha)}`);
export const run = (facts: ToldEvent['facts']): Mrkdwn =>
  when(fact(facts, 'run'), (url) => mrkdwn` (${link(url, 'run')})`);
export const because = (facts: ToldEvent['facts']): Mrkdwn =>
  when(fact(facts, 'because'), (text) => mrkdwn`: ${text}`);
/** A number of seconds as a person says it. */
export const after = (facts: ToldEvent['facts'], name: string): Mrkdwn =>
  bold(duration(Number(fact(facts, name) ?? 0) * 1_000));
export const as = (facts: ToldEvent['facts'], name: string): Mrkdwn =>
  when(fact(facts, name), (text) => mrkdwn`, as ${code(text)}`);
export const commit = (facts: ToldEvent['facts']): Mrkdwn =>
  when(fact(facts, 'commit'), (sha) => mrkdwn` (${shortSha(sha)})`);

export function problem({ problem }: ToldEvent['facts']): Mrkdwn {
  if (typeof problem !== 'object' || problem === null || !('code' in problem)) return nothing;
  const name = problem['code'];
  return typeof name === 'string' ? mrkdwn`: ${code(name)}` : nothing;
}

export const workflow = (facts: ToldEvent['facts']): Mrkdwn =>
  when(fact(facts, 'workflow'), (name) => mrkdwn` ${code(name)}`);

export function person(facts: ToldEvent['facts'], name = 'user'): Mrkdwn {
  const id = fact(facts, name);
  return id !== null && isUserId(id) ? mention(id) : named(facts, name);
}

/** `1.5.0-rc.2 to production`. */
export const journey = (facts: ToldEvent['facts']): Mrkdwn =>
  mrkdwn`${candidate(facts)} to ${named(facts, 'environment')}`;
