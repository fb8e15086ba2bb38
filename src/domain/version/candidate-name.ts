import { isVersion } from './version.ts';

export type CandidateNumber = { readonly version: string; readonly number: number };

const form = /^(.+)-rc\.([1-9]\d{0,8})$/;

/** What people call a candidate, whatever its tag looks like: `1.5.0-rc.2`. */
export function candidateName({ version, number }: CandidateNumber): string {
  return `${version}-rc.${number}`;
}

/** The version and number in a candidate's name; null for text of another form. */
export function parseCandidateName(name: string): CandidateNumber | null {
  const [, version, number] = form.exec(name) ?? [];
  if (version === undefined || !isVersion('semver', version)) return null;
  return { version, number: Number(number) };
}

/** The number of a release's next candidate. Numbers are never reused, so it takes every one there ever was. */
export function nextCandidateNumber(existing: readonly number[]): number {
  return existing.reduce((highest, number) => Math.max(highest, number), 0) + 1;
}
