import type { ChannelId, Sha } from '../ids.ts';
import type { ReleaseNotes } from '../notes/release-notes.ts';

/** What a cut would make, without making it. */
export type Preview = {
  readonly project: string;
  readonly repositoryName: string;
  readonly trunk: string;
  readonly sha: Sha;
  readonly version: string;
  readonly candidate: string;
  readonly tag: string;
  /** Null for a project's first release: counted from the beginning. */
  readonly predecessor: { readonly version: string; readonly sha: Sha } | null;
  readonly notes: ReleaseNotes;
  readonly commits: number;
  readonly paths: readonly string[];
  /** Changed files under the project's `migrations` paths; null where there were too many files to list. */
  readonly migrations: readonly string[] | null;
  /** The workflow that would build it; null for `build: none`. */
  readonly build: string | null;
  /** Who would see the card. */
  readonly channelId: ChannelId;
  readonly compareUrl: string | null;
};
