import { changeKinds, type ReleaseNotes } from '../../domain/notes/release-notes.ts';
import { type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { listed, plural } from '../text/plural.ts';
import { kindTitles } from './kind-titles.ts';

/** How many kinds a sentence names before the rest are counted together. */
const mostKinds = 4;

/** How much there is of each kind: `2 breaking changes, 14 features and 31 others`. */
export function kindCounts({ entries }: ReleaseNotes): string {
  const counted = changeKinds
    .map((kind) => ({ kind, count: entries.filter((entry) => entry.kind === kind).length }))
    .filter(({ count }) => count > 0);
  const named = counted.slice(0, counted.length > mostKinds ? mostKinds - 1 : mostKinds);
  const others = counted.slice(named.length).reduce((sum, { count }) => sum + count, 0);
  const words = named.map(({ kind, count }) => plural(count, kindTitles[kind].one, kindTitles[kind].many));
  return listed(others > 0 ? [...words, plural(others, 'other')] : words);
}

/** Where the changes came from: `40 pull requests and 2 commits without one`. */
export function origins({ counts }: ReleaseNotes): string {
  const { pullRequests, withoutPullRequest } = counts;
  if (withoutPullRequest === 0) return `from ${plural(pullRequests, 'pull request')}`;
  const alone = plural(withoutPullRequest, 'commit');
  return pullRequests === 0
    ? `from ${alone} without a pull request`
    : `from ${plural(pullRequests, 'pull request')} and ${alone} without one`;
}

/** The same, and what is not counted. */
export function sources(notes: ReleaseNotes): Mrkdwn {
  const { counts, reverted } = notes;
  const left = [
    ...(counts.elsewhere > 0 ? [`${plural(counts.elsewhere, 'commit')} elsewhere in the repository`] : []),
    ...(counts.twins > 0 ? [plural(counts.twins, 'cherry-picked twin')] : []),
    ...(reverted.length > 0 ? [`${plural(reverted.length, 'change')} taken back again`] : []),
  ];
  const counted = mrkdwn`Read ${origins(notes)}; ${plural(counts.commits, 'commit')} in all.`;
  return left.length === 0 ? counted : mrkdwn`${counted} Not counted: ${listed(left)}.`;
}
