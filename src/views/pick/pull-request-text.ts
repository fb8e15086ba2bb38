import type { PickPullFacts } from '../../domain/pick/pull-facts.ts';

const mostPaths = 30;

/** The title and the text of a pick's pull request, as GitHub shows them. */
export function pickPullText(facts: PickPullFacts): { readonly title: string; readonly body: string } {
  const { what, version, base, left, aim } = facts;
  if (aim === 'trunk') return backMergeText(facts);
  const title = `Pick ${what} into ${version}`;
  if (left.length === 0) {
    return {
      title,
      body: [
        `This is ${what} for ${version}, as \`git ${facts.isRevert ? 'revert' : 'cherry-pick'}\` makes it.`,
        `A rule lets nothing onto \`${base}\` but pull requests. Once this one is merged, Waybill cuts the next candidate of ${version} by itself. Closed without a merge, the pick is given up.`,
      ].join('\n\n'),
    };
  }
  return {
    title,
    body: [
      `${what} cannot be picked into ${version} without a conflict. Please resolve it here.`,
      ...pathLines(facts),
      `\`\`\`sh\n${commands(facts)}\n\`\`\``,
      `Then mark this pull request as ready and merge it. Waybill cuts the next candidate of ${version} by itself. Closed without a merge, the pick is given up.`,
    ].join('\n\n'),
  };
}

/** A fix that was made on a release's branch first, on its way to trunk. */
function backMergeText(facts: PickPullFacts): { readonly title: string; readonly body: string } {
  const { what, version, base, left } = facts;
  const why = `${what} was made for ${version} first, and \`${base}\` does not have it. Until it does, Waybill asks every later release for it.`;
  const end = 'Closed without a merge, it stays asked for until somebody waives it.';
  const body =
    left.length === 0
      ? [why, `This is the fix as \`git ${facts.isRevert ? 'revert' : 'cherry-pick'}\` makes it.`, end]
      : [
          why,
          'It cannot be picked without a conflict. Please resolve it here.',
          ...pathLines(facts),
          `\`\`\`sh\n${commands(facts)}\n\`\`\``,
          `Then mark this pull request as ready and merge it. ${end}`,
        ];
  return { title: `Bring ${what} from ${version} to ${base}`, body: body.join('\n\n') };
}

function pathLines({ paths, isPartial }: PickPullFacts): readonly string[] {
  if (paths.length === 0) return [];
  const shown = paths.slice(0, mostPaths).map((path) => `- ${asCode(path)}`);
  const more = paths.length > mostPaths ? [`- … and ${paths.length - mostPaths} more`] : [];
  const headline = isPartial ? 'Files that it touches:' : 'Files that were changed on both sides:';
  return [[headline, '', ...shown, ...more].join('\n')];
}

/** As code, so that a file's name can neither mention nor link nor format anything. */
const asCode = (path: string): string => `\`${path.replaceAll(/[`\r\n]/g, ' ').slice(0, 200)}\``;

/** What to type. A merge is picked by the side that it was merged into. */
function commands({ head, left, isRevert }: PickPullFacts): string {
  const act = isRevert ? 'revert ' : 'cherry-pick -x ';
  return [
    'git fetch origin',
    `git switch ${head}`,
    ...left.map(({ sha, isMerge }) => `git ${act}${isMerge ? '-m 1 ' : ''}${sha}`),
    `# where it stops: resolve the files, git add them, git ${isRevert ? 'revert' : 'cherry-pick'} --continue`,
    'git push',
  ].join('\n');
}
