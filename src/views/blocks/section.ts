import type { ContextBlock, HeaderBlock, SectionBlock } from '@slack/types';
import { cutMarkup } from '../text/cut-markup.ts';
import { plain } from '../text/escape.ts';
import { join, type Mrkdwn } from '../text/mrkdwn.ts';

const sectionLimit = 3000;
const headerLimit = 150;
const contextElements = 10;
const contextLimit = 2000;

/** A paragraph. Verbatim: Slack makes no links, channels or mentions of what merely looks like one. */
export function section(text: Mrkdwn): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: safely(text, sectionLimit), verbatim: true } };
}

/** Lines under one another, as one paragraph. */
export const lines = (...each: readonly (Mrkdwn | null)[]): SectionBlock =>
  section(
    join(
      each.filter((line) => line !== null),
      '\n',
    ),
  );

/** A headline, in plain text. */
export function header(text: string): HeaderBlock {
  return {
    type: 'header',
    text: { type: 'plain_text', text: plain(text, headerLimit) || '(empty)', emoji: false },
  };
}

/** Small print. */
export function context(...texts: readonly Mrkdwn[]): ContextBlock {
  const elements = texts.slice(0, contextElements).map((text) => ({
    type: 'mrkdwn' as const,
    text: safely(text, contextLimit),
    verbatim: true,
  }));
  return { type: 'context', elements };
}

export const divider = { type: 'divider' } as const;

/** Slack refuses empty text. */
const safely = (text: Mrkdwn, limit: number): string => cutMarkup(text, limit).mrkdwn || '–';
