import type { UserId } from '../ids.ts';

/** What a change is, in the order in which release notes show it. */
export const changeKinds = [
  'breaking',
  'feature',
  'fix',
  'performance',
  'revert',
  'dependencies',
  'refactoring',
  'documentation',
  'test',
  'build',
  'style',
  'chore',
  'other',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** The change that decides the next version; *none* where nothing is left to release. */
export type LargestChange = 'breaking' | 'feature' | 'patch' | 'none';

export type NoteAuthor = { readonly login: string | null; readonly name: string };

/** One change of a release: a pull request, or a commit that came without one. Plain JSON, kept as it is. */
export type NoteEntry = {
  readonly kind: ChangeKind;
  /** Without type, scope and number; empty where the commit has no message. Text from outside. */
  readonly title: string;
  readonly scope?: string;
  /** What a breaking change asks of those who use it. */
  readonly breaking?: string;
  readonly prNumber?: number;
  readonly prUrl?: string;
  /** Those of its pull request on GitHub, by which somebody may ask to be told; left out where there is none. */
  readonly labels?: readonly string[];
  /** The commit that brought it. */
  readonly sha: string;
  /** When its pull request was merged, or, without one, when it was committed (ISO 8601); left out where nobody said. */
  readonly mergedAt?: string;
  readonly author: NoteAuthor;
};

/** A change that was taken back before it was released, and what took it back. */
type RevertedChange = { readonly change: NoteEntry; readonly by: NoteEntry };

/** What lies between a release and its predecessor. */
export type ReleaseNotes = {
  readonly entries: readonly NoteEntry[];
  readonly reverted: readonly RevertedChange[];
  readonly largest: LargestChange;
  readonly counts: {
    /** All commits that were looked at. */
    readonly commits: number;
    /** Those outside the project's paths. */
    readonly elsewhere: number;
    readonly merges: number;
    /** Cherry-picked twins of a commit that is counted, or that the predecessor already has. */
    readonly twins: number;
    readonly pullRequests: number;
    readonly withoutPullRequest: number;
  };
};

/** What a person wrote in place of one kind's generated notes, or of all of them. Plain JSON. */
export type NotesEdit = {
  readonly part: ChangeKind | 'whole';
  /** Empty text takes the edit back. */
  readonly text: string;
  readonly by: UserId;
  /** ISO 8601 */
  readonly at: string;
  /** The keys (`entryKey`) of the entries that the person had before them. */
  readonly seen: readonly string[];
};

/** Every edit of a release's notes, oldest first. */
export type EditedNotes = { readonly edits: readonly NotesEdit[] };

/** What an entry is known by when notes are made anew: its pull request, else its commit. */
export function entryKey(entry: NoteEntry): string {
  return entry.prNumber === undefined ? entry.sha : `#${entry.prNumber}`;
}
