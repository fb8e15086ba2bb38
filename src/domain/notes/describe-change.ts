import { type Description, describeMessage } from './describe-message.ts';
import type { Change } from './gather-changes.ts';
import type { ReadCommit } from './read-commit.ts';
import { changeKinds, type NoteAuthor, type NoteEntry } from './release-notes.ts';

/** GitHub allows a hundred; nobody asks to be told by the last of them. */
const mostLabels = 20;

/**
 * The entry of a change. Its kind is the weightiest that its commits declare, and its pull request's
 * title speaks where they declare none; a breaking change declared in either is breaking.
 */
export function describeChange(change: Change, isTakenBack: (sha: string) => boolean): NoteEntry {
  const { pullRequest, commits } = change;
  const number = pullRequest?.number ?? null;
  const standing = commits.filter(({ facts }) => !isTakenBack(facts.sha));
  const declared = (standing.length > 0 ? standing : commits).map(({ facts }) =>
    describeMessage(facts.message, number),
  );
  const titled = pullRequest === null ? null : describeMessage(pullRequest.title, number);
  const weightiest = weightiestOf(declared, titled);
  const shown = titled ?? declared[0] ?? weightiest;
  const scope = shown.scope ?? weightiest.scope;
  const breaking = [...declared, ...(titled === null ? [] : [titled])].filter(breaks);
  const asks = asked(breaking, shown.title);
  return {
    kind: breaking.length === 0 ? weightiest.kind : 'breaking',
    title: shown.title,
    ...(scope === null ? {} : { scope }),
    ...(asks === undefined ? {} : { breaking: asks }),
    ...(pullRequest === null ? {} : { prNumber: pullRequest.number, prUrl: pullRequest.url }),
    ...(pullRequest === null || pullRequest.labels.length === 0
      ? {}
      : { labels: pullRequest.labels.slice(0, mostLabels) }),
    sha: shaOf(change),
    ...mergedAtOf(change),
    author: authorOf(change),
  };
}

type Breaking = Description & { readonly breaking: string };

const breaks = (each: Description): each is Breaking => each.breaking !== null;

/**
 * What a breaking change asks, in the words of a note. An exclamation mark alone asks nothing beyond its own
 * line, which is only told where another line is shown.
 */
function asked(breaking: readonly Breaking[], shown: string): string | undefined {
  const noted = breaking.find((each) => each.breaking !== each.title);
  return (noted ?? breaking.find((each) => each.breaking !== shown))?.breaking;
}

function weightiestOf(declared: readonly Description[], titled: Description | null): Description {
  // A revert on the way, inside a pull request that does more, is not what the pull request is.
  const proper = declared.filter(({ kind }) => kind !== 'revert');
  const speaking = (proper.length > 0 ? proper : declared).filter(({ kind }) => kind !== 'other');
  const [first] = speaking.toSorted((a, b) => changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind));
  return first ?? titled ?? declared[0] ?? describeMessage('', null);
}

/** The commit that a pull request made on trunk; without one, the original of the twins. */
function shaOf({ pullRequest, commits, merges }: Change): string {
  const all: readonly ReadCommit[] = [...commits, ...merges];
  const made = all.find(({ facts }) => facts.sha === pullRequest?.mergeCommitSha);
  const chosen = made ?? (pullRequest === null ? commits[0] : all.at(-1));
  return chosen?.facts.sha ?? '';
}

function mergedAtOf({ pullRequest, commits }: Change): Pick<NoteEntry, 'mergedAt'> {
  const mergedAt = pullRequest?.mergedAt ?? commits.at(-1)?.facts.committedAt ?? null;
  return mergedAt === null ? {} : { mergedAt };
}

function authorOf({ pullRequest, commits }: Change): NoteAuthor {
  if (pullRequest?.author != null) return { login: pullRequest.author, name: pullRequest.author };
  const author = commits[0]?.facts.author;
  return { login: author?.login ?? null, name: author?.name ?? author?.login ?? '' };
}
