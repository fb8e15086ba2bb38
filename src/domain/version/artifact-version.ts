import { isVersion } from './version.ts';

export type ArtifactVersion = {
  readonly version: string;
  /** Grows per project, over all its releases. */
  readonly build: number;
  /** The first seven digits of the commit. */
  readonly shortSha: string;
};

const form = /^(.+)-build\.([1-9]\d{0,14})-([0-9a-f]{7})$/;

/** What a build is told to call what it makes: `1.5.0-build.456-abc1234`. */
export function artifactVersion(made: {
  readonly version: string;
  readonly build: number;
  readonly sha: string;
}): string {
  return `${made.version}-build.${made.build}-${made.sha.slice(0, 7)}`;
}

/** The parts of an artifact version; null for text of another form. */
export function parseArtifactVersion(text: string): ArtifactVersion | null {
  const [, version, build, shortSha] = form.exec(text) ?? [];
  if (version === undefined || shortSha === undefined || !isVersion('semver', version)) return null;
  return { version, build: Number(build), shortSha };
}
