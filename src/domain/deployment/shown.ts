import { createHash } from 'node:crypto';
import type { NoteAuthor } from '../notes/release-notes.ts';
import type { EnvironmentConfiguration } from '../project/environment.ts';
import type { Dispatch } from '../release/dispatch.ts';
import { canonicalJson } from '../trail/chain.ts';

/** The case that an approver is shown: a yes is bound to exactly this, by its hash (promise 5). */
export type Shown = {
  readonly environment: string;
  readonly candidate: string;
  readonly sha: string;
  readonly digest: string | null;
  readonly artifactVersion: string;
  /** The build's run and attempt, which the yes binds to where no digest is known. */
  readonly build: { readonly runId: number; readonly attempt: number } | null;
  /** What runs there now, by our record; null where nothing of ours does. */
  readonly from: { readonly candidate: string; readonly sha: string } | null;
  readonly pullRequests: readonly {
    readonly number: number;
    readonly title: string;
    readonly author: string | null;
  }[];
  readonly commits: number;
  /** Everybody who had a hand in a change, bots left out: by login, else by the name in the commit. */
  readonly authors: readonly NoteAuthor[];
  readonly migrations: readonly string[] | null;
  readonly configuration: readonly string[] | null;
  readonly rollbackTarget: string | null;
  readonly policy: EnvironmentConfiguration;
};

/** The run and attempt that made a candidate's build; null where it has none. */
export const runOf = (build: Dispatch | null): Shown['build'] =>
  build === null || build.runId === null ? null : { runId: build.runId, attempt: build.runAttempt ?? 1 };

/** What must not change under a yes: candidate, commit, digest, environment and the resolved policy. */
export function shownHash({ environment, candidate, sha, digest, build, policy }: Shown): string {
  const bound = { environment, candidate, sha, digest, build, policy };
  return createHash('sha256').update(canonicalJson(bound), 'utf8').digest('hex');
}
