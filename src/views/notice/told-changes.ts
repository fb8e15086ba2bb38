import type { ChangeKind } from '../../domain/notes/release-notes.ts';
import type { AdvanceFacts, ToldChanges } from '../../domain/notice/notice-facts.ts';
import { bold, italic, type Mrkdwn, mrkdwn, nothing, outside } from '../text/mrkdwn.ts';
import { manyLines } from '../text/one-line.ts';
import { plural } from '../text/plural.ts';
import { truncate } from '../text/truncate.ts';

/** Headings for people who use the software rather than write it. */
const titles: Readonly<Partial<Record<ChangeKind, string>>> = {
  breaking: 'What to prepare for',
  feature: 'New',
  fix: 'Fixed',
  performance: 'Faster',
  revert: 'Taken back',
};

/** What changes, as lines; what a person wrote in place of it. */
export function changeLines(
  { changes, others, written }: AdvanceFacts,
  reviewed: string | null,
): readonly Mrkdwn[] {
  if (reviewed !== null) return writtenLines(manyLines(reviewed));
  const lines = [...writtenLines(written), ...changes.flatMap(group)];
  const rest = others > 0 ? [italic(mrkdwn`And ${plural(others, 'change')} under the hood.`)] : [];
  return lines.length + rest.length === 0
    ? [mrkdwn`Nothing that people who use it would notice.`]
    : [...lines, ...rest];
}

export const writtenLines = (written: readonly string[]): readonly Mrkdwn[] =>
  written
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const item = /^[-*+•] +(.*)$/.exec(line)?.[1];
      return item === undefined ? outside(line, 500) : mrkdwn`• ${outside(item, 500)}`;
    });

function group({ kind, count, first }: ToldChanges): readonly Mrkdwn[] {
  return [
    bold(titles[kind] ?? 'Other'),
    ...first.flatMap(({ title, scope, breaking }) => {
      const where = scope === undefined ? nothing : mrkdwn`${outside(scope, 40)}: `;
      const line = mrkdwn`• ${where}${title.trim() === '' ? mrkdwn`(not described)` : outside(title, 200)}`;
      return breaking === undefined ? [line] : [line, mrkdwn`      ↳ ${outside(breaking, 400)}`];
    }),
    ...(count > first.length ? [italic(mrkdwn`and ${count - first.length} more`)] : []),
  ];
}

/** The same as one text, for a person to edit. */
export function changeText({ written, changes }: AdvanceFacts): string {
  const lines = [...written, ...changes.flatMap(plainGroup)];
  return truncate(lines.flatMap((line) => manyLines(line)).join('\n'), 2900);
}

const plainGroup = ({ kind, count, first }: ToldChanges): readonly string[] => [
  titles[kind] ?? 'Other',
  ...first.flatMap(({ title, scope, breaking }) => [
    `- ${scope === undefined ? '' : `${scope}: `}${title}`,
    ...(breaking === undefined ? [] : [`  ${breaking}`]),
  ]),
  ...(count > first.length ? [`and ${count - first.length} more`] : []),
];
