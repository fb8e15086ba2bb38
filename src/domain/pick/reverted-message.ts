import type { PickCommit } from './pick.ts';

/** The message of a commit that takes another back, as `git revert` writes it. */
export function revertedMessage(message: string, { sha, parent, isMerge }: PickCommit): string {
  const [title = ''] = message.trimStart().split('\n', 1);
  const what = isMerge
    ? `This reverts commit ${sha}, reversing\nchanges made to ${parent}.`
    : `This reverts commit ${sha}.`;
  return `Revert "${title.trim()}"\n\n${what}\n`;
}
