import { no, type Outcome, yes } from '../outcome.ts';
import { candidateName } from './candidate-name.ts';
import { compareVersions, highestVersion } from './version.ts';

/** A release that a person may have meant, with the numbers of its candidates. */
export type KnownVersion = {
  readonly version: string;
  readonly candidates: readonly number[];
  readonly isOpen?: boolean;
};

/** What a person meant: a release, or one candidate of it. */
export type VersionReference =
  | { readonly kind: 'release'; readonly version: string }
  | { readonly kind: 'candidate'; readonly version: string; readonly number: number };

const abbreviation = /^(?:v?(\d+(?:\.\d+){0,2}))?[-. ]?(?:rc[-. ]?(\d+))?$/;

/**
 * The one release or candidate that a text stands for: `1.5.0`, `v1.5.0`, `1.5`, `latest`, `1.5.0-rc.2`,
 * `1.5 rc2`, `rc2`. Where it may stand for several, all of them are named, highest first.
 */
export function resolveVersion(text: string, known: readonly KnownVersion[]): Outcome<VersionReference> {
  const asked = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const versions = known.map(({ version }) => version);
  const latest = highestVersion(versions);
  if (asked === 'latest' && latest !== null) return yes({ kind: 'release', version: latest });

  const [, start, number] = abbreviation.exec(asked) ?? [];
  const isUnderstood = start !== undefined || number !== undefined;
  const fitting = isUnderstood ? known.filter(({ version }) => startsWith(version, start)) : [];
  const matches = number === undefined ? releases(fitting) : candidates(fitting, Number(number));
  const [first] = matches;
  if (first === undefined) {
    return no({ code: 'version-unknown', text, known: versions.toSorted((a, b) => compareVersions(b, a)) });
  }
  if (matches.length === 1) return yes(first);
  // Every release had an `rc1`: without a version, the one that is worked on is meant.
  const open =
    start === undefined
      ? candidates(
          fitting.filter(({ isOpen }) => isOpen),
          Number(number),
        )
      : [];
  if (open.length === 1 && open[0] !== undefined) return yes(open[0]);
  return no({
    code: 'version-unclear',
    text,
    matches: matches.map(referenceName).toSorted((a, b) => compareVersions(b, a)),
  });
}

/** What people call what was meant: `1.5.0` or `1.5.0-rc.2`. */
export function referenceName(reference: VersionReference): string {
  return reference.kind === 'candidate' ? candidateName(reference) : reference.version;
}

function startsWith(version: string, start: string | undefined): boolean {
  return start === undefined || version === start || version.startsWith(`${start}.`);
}

function releases(fitting: readonly KnownVersion[]): readonly VersionReference[] {
  return fitting.map(({ version }) => ({ kind: 'release', version }));
}

function candidates(fitting: readonly KnownVersion[], number: number): readonly VersionReference[] {
  return fitting
    .filter((release) => release.candidates.includes(number))
    .map(({ version }) => ({ kind: 'candidate', version, number }));
}
