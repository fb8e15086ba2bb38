import { git } from './git.ts';

/** A pick that a repository's maintainers made: which commit, on top of which, and what it became. */
export type MaintainersPick = {
  readonly sha: string;
  readonly onto: string;
  readonly became: string;
  readonly subject: string;
};

const saysFrom = /\(cherry picked from commit ([0-9a-f]{40})\)/g;
const merged = /\(#\d+\)/;

/**
 * So many of the picks on release branches and under tags, evenly over the history: commits that name the one commit
 * they were picked from, which came from a merged pull request. Where a bot picks what goes cleanly, `onlyByHand`
 * leaves what people had to do themselves.
 */
export function maintainersPicks(
  path: string,
  {
    trunk,
    count,
    onlyByHand,
  }: { readonly trunk: string; readonly count: number; readonly onlyByHand: boolean },
): readonly MaintainersPick[] {
  const format = '%H%x00%P%x00%an%x00%s%x00%B%x01';
  // Release branches may have been merged back into trunk: a pick is one that is not on trunk's own line.
  const lines = [
    '--branches=[0-9]*',
    '--branches=release*',
    '--branches=stable*',
    '--branches=v[0-9]*',
    '--tags',
  ];
  const range = ['--first-parent', '--no-merges', '--date-order', '--grep=(cherry picked from commit'];
  const listed = git(path, ['log', ...range, `--format=${format}`, ...lines]);
  const found: MaintainersPick[] = [];
  const subjects = subjectsOnTrunk(path, trunk);
  for (const entry of listed.split('\u0001')) {
    const [became = '', parent = '', author = '', subject = '', message = ''] = entry.trimStart().split('\0');
    const sources = [...new Set([...message.matchAll(saysFrom)].map(([, sha = '']) => sha))];
    const [sha = ''] = sources;
    const isByHand = !author.includes('[bot]') && !subject.startsWith('[PR #');
    const source = subjects.get(sha);
    if (
      sources.length === 1 &&
      (isByHand || !onlyByHand) &&
      !subjects.has(became) &&
      source !== undefined &&
      merged.test(source)
    ) {
      found.push({ sha, onto: parent, became, subject });
    }
  }
  const step = Math.max(1, found.length / count);
  return Array.from(
    { length: Math.min(count, found.length) },
    (_, at) => found[Math.floor(at * step)],
  ).filter((each) => each !== undefined);
}

/** The subjects of trunk's commits that have one parent: a squashed pull request is one of these. */
function subjectsOnTrunk(path: string, trunk: string): ReadonlyMap<string, string> {
  const lines = git(path, ['log', '--first-parent', '--no-merges', '--format=%H %s', trunk]).split('\n');
  return new Map(lines.map((line) => [line.slice(0, 40), line.slice(41)]));
}
