import semver from 'semver';
import type { LargestChange } from '../notes/release-notes.ts';
import { no, type Outcome, yes } from '../outcome.ts';
import { compareVersions, isVersion, type VersionScheme } from './version.ts';

/** A version number that is in use, or was: numbers are never reused. */
export type TakenVersion = { readonly version: string; readonly by: 'release' | 'tag' };

export type VersionQuestion = {
  readonly scheme: VersionScheme;
  /** What was asked for: `major`, `minor`, `patch` or a version; null for "by the largest change". */
  readonly asked: string | null;
  readonly largest: LargestChange;
  /** The highest version that was not abandoned; null before a project's first release. */
  readonly predecessor: string | null;
  readonly taken: readonly TakenVersion[];
  readonly now: Date;
};

const levels = ['major', 'minor', 'patch'] as const;
type Level = (typeof levels)[number];
const isLevel = (text: string): text is Level => levels.some((level) => level === text);

/** The version of the next release: as asked for, else by what changed (semver) or by the month (calver). */
export function chooseVersion(question: VersionQuestion): Outcome<string> {
  const asked = question.asked?.trim() ?? '';
  if (asked === '') return yes(automatic(question));
  if (isLevel(asked) && question.scheme === 'semver') return yes(bumpUntilFree(question, asked));
  return explicit(question, asked.replace(/^v(?=\d)/i, ''));
}

/** The version of a hotfix: the next patch of what runs that was never in use, whatever the scheme. */
export function hotfixVersion(from: string, taken: readonly TakenVersion[]): string {
  return firstFree(taken, raise(from, 'patch'), (version) => raise(version, 'patch'));
}

function explicit(question: VersionQuestion, version: string): Outcome<string> {
  const { scheme, taken, predecessor } = question;
  if (!isVersion(scheme, version)) {
    return no({ code: 'version-malformed', text: version, scheme, example: automatic(question) });
  }
  const holder = taken.find((other) => other.version === version);
  if (holder !== undefined) return no({ code: 'version-taken', version, by: holder.by });
  if (predecessor !== null && compareVersions(version, predecessor) <= 0) {
    return no({ code: 'version-not-higher', version, highest: predecessor });
  }
  return yes(version);
}

function automatic(question: VersionQuestion): string {
  if (question.scheme === 'calver') return nextInMonth(question);
  // Without a predecessor there is nothing that a change could break: the first release is 0.1.0.
  if (question.predecessor === null) return bumpUntilFree(question, 'minor');
  return bumpUntilFree(question, levelOf(question.largest, question.predecessor));
}

/** Before 1.0.0 nothing is promised yet, so that a breaking change raises the minor number only. */
function levelOf(largest: LargestChange, predecessor: string): Level {
  if (largest === 'breaking') return semver.major(predecessor) === 0 ? 'minor' : 'major';
  return largest === 'feature' ? 'minor' : 'patch';
}

function bumpUntilFree(question: VersionQuestion, level: Level): string {
  return firstFree(question.taken, raise(question.predecessor ?? '0.0.0', level), (version) =>
    raise(version, level),
  );
}

function raise(version: string, level: Level): string {
  const raised = semver.inc(version, level);
  if (raised === null) throw new TypeError(`not a version: ${version}`);
  return raised;
}

/** Never an earlier month than the predecessor's: a clock set back must not make a lower version. */
function nextInMonth({ predecessor, taken, now }: VersionQuestion): string {
  const thisMonth = `${now.getUTCFullYear()}.${now.getUTCMonth() + 1}.1`;
  const isOvertaken = predecessor !== null && compareVersions(predecessor, thisMonth) >= 0;
  const first = isOvertaken ? raise(predecessor, 'patch') : thisMonth;
  return firstFree(taken, first, (version) => raise(version, 'patch'));
}

function firstFree(
  taken: readonly TakenVersion[],
  first: string,
  following: (version: string) => string,
): string {
  const used = new Set(taken.map((other) => other.version));
  let version = first;
  while (used.has(version)) version = following(version);
  return version;
}
