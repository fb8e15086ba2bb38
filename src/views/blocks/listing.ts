import type { SectionBlock } from '@slack/types';
import { cutMarkup } from '../text/cut-markup.ts';
import { type LateMrkdwn, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { section } from './section.ts';

/** Some way below Slack's 3,000, so that the word about what is left out always has room. */
const room = 2600;

/** As many lines as fit, in as many paragraphs as allowed, and how many that leaves. */
export type Listing = { readonly sections: readonly SectionBlock[]; readonly shown: number };

/** Lines of a list; where not all fit, the last one says how many more there are and where to see them. */
export function listing(
  all: readonly (Mrkdwn | LateMrkdwn)[],
  limits: { readonly sections: number; readonly lines?: number },
  rest: (left: number) => Mrkdwn = (left) => mrkdwn`… and ${left} more.`,
): Listing {
  const paragraphs: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  let shown = 0;
  for (const each of all.slice(0, limits.lines ?? all.length)) {
    const line = cutMarkup(typeof each === 'function' ? each() : each, room).mrkdwn;
    if (length + line.length + 1 > room) {
      if (paragraphs.length === limits.sections) break;
      paragraphs.push([]);
      length = 0;
    }
    paragraphs.at(-1)?.push(line);
    length += line.length + 1;
    shown += 1;
  }
  const left = all.length - shown;
  if (left > 0) paragraphs.at(-1)?.push(cutMarkup(rest(left), 350).mrkdwn);
  return { sections: paragraphs.map((each) => section({ mrkdwn: each.join('\n') })), shown };
}
