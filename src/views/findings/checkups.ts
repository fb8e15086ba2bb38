import type { KnownBlock } from '@slack/types';
import type { Checkup } from '../../domain/answer/setup.ts';
import type { Finding } from '../../domain/repository/finding.ts';
import { listing } from '../blocks/listing.ts';
import { header, lines, section } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { bold, italic, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { listed, plural } from '../text/plural.ts';
import { findingWords } from './finding-words.ts';

const groups = {
  blocks: { symbol: '❌', title: 'Blocks a cut' },
  warns: { symbol: '⚠️', title: 'May surprise' },
  unknown: { symbol: '❔', title: 'Could not be looked at' },
} as const satisfies Record<Finding['weight'], { readonly symbol: string; readonly title: string }>;

const weights = ['blocks', 'warns', 'unknown'] as const;

/** What the doctor found in each project: first what blocks, each with why it matters and how to mend it. */
export function renderCheckups(checkups: readonly Checkup[]): Message {
  const [only] = checkups;
  const title = checkups.length === 1 && only !== undefined ? `${only.project}: checkup` : 'Checkup';
  const summary = mrkdwn`${title}: ${summaryOf(checkups.flatMap(({ findings }) => findings))}`;
  return message(summary, [header(title), ...checkupSections(checkups)]);
}

/** The checkups without a headline, for a message that says more than that. */
export function checkupSections(checkups: readonly Checkup[]): readonly KnownBlock[] {
  const sectionsEach = Math.max(1, Math.floor(12 / Math.max(1, checkups.length)));
  return checkups.flatMap(({ project, findings }): readonly KnownBlock[] => {
    const headline = mrkdwn`${bold(project)}: ${summaryOf(findings)}`;
    if (findings.length === 0) return [section(mrkdwn`✅ ${headline}`)];
    const each = weights.flatMap((weight) => group(weight, findings));
    return [lines(headline), ...listing(each, { sections: sectionsEach }, rest).sections];
  });
}

const rest = (left: number): Mrkdwn => italic(mrkdwn`and ${left} more lines: mend these, then check again`);

function group(weight: Finding['weight'], findings: readonly Finding[]): readonly Mrkdwn[] {
  const ours = findings.filter((finding) => finding.weight === weight);
  if (ours.length === 0) return [];
  const { symbol, title } = groups[weight];
  return [
    mrkdwn`${{ mrkdwn: symbol }} ${bold(title)}`,
    ...ours.map((finding) => {
      const { what, why, mend } = findingWords(finding);
      return mrkdwn`• ${what} ${why} ${mend}`;
    }),
  ];
}

/** One sentence on how it stands. */
function summaryOf(findings: readonly Finding[]): string {
  const count = (weight: Finding['weight']): number =>
    findings.filter((finding) => finding.weight === weight).length;
  if (findings.length === 0) return 'everything that a cut needs is in order.';
  const [blocks, warns, unknown] = [count('blocks'), count('warns'), count('unknown')];
  const parts = [
    ...(blocks > 0 ? [`${plural(blocks, 'thing')} that would break a cut`] : []),
    ...(warns > 0 ? [`${plural(warns, 'thing')} that may surprise`] : []),
    ...(unknown > 0 ? [`${plural(unknown, 'thing')} that could not be looked at`] : []),
  ];
  return `${listed(parts)}${blocks > 0 ? '.' : '. A cut is possible.'}`;
}
