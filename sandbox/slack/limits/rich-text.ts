import { boolean, byType, type Check, list, number, object, oneOf, optional, string } from './check.ts';
import { blockId } from './composition.ts';

const style = optional(
  object({
    bold: optional(boolean),
    italic: optional(boolean),
    strike: optional(boolean),
    code: optional(boolean),
    underline: optional(boolean),
    highlight: optional(boolean),
    client_highlight: optional(boolean),
    unlink: optional(boolean),
  }),
);
const id = string(255, 1);
const address = string(3000, 1);
const words = string(Number.MAX_SAFE_INTEGER, 1);

const inline: Check = byType({
  text: object({ type: oneOf('text'), text: words, style }),
  link: object({
    type: oneOf('link'),
    url: address,
    text: optional(words),
    unsafe: optional(boolean),
    style,
  }),
  user: object({ type: oneOf('user'), user_id: id, style }),
  usergroup: object({ type: oneOf('usergroup'), usergroup_id: id, style }),
  channel: object({ type: oneOf('channel'), channel_id: id, style }),
  team: object({ type: oneOf('team'), team_id: id, style }),
  broadcast: object({ type: oneOf('broadcast'), range: oneOf('here', 'channel', 'everyone'), style }),
  color: object({ type: oneOf('color'), value: id, style }),
  emoji: object({
    type: oneOf('emoji'),
    name: id,
    unicode: optional(id),
    url: optional(address),
    skin_tone: optional(number(1, 6)),
    style,
  }),
  date: object({
    type: oneOf('date'),
    timestamp: number(0, 99_999_999_999),
    format: id,
    url: optional(address),
    fallback: optional(words),
    style,
  }),
});

const border = optional(oneOf(0, 1));
const many = Number.MAX_SAFE_INTEGER;
const section: Check = byType({
  rich_text_section: object({ type: oneOf('rich_text_section'), elements: list(inline, many) }),
});

const part: Check = byType({
  rich_text_section: section,
  rich_text_list: object({
    type: oneOf('rich_text_list'),
    style: oneOf('bullet', 'ordered'),
    elements: list(section, many),
    indent: optional(number(0, 8)),
    offset: optional(number(0, many)),
    border,
  }),
  rich_text_quote: object({ type: oneOf('rich_text_quote'), elements: list(inline, many), border }),
  rich_text_preformatted: object({
    type: oneOf('rich_text_preformatted'),
    elements: list(inline, many),
    language: optional(id),
    border,
  }),
});

/** Formatted text as structure: what a person writes in Slack's own composer. */
export const richText: Check = object({
  type: oneOf('rich_text'),
  block_id: optional(blockId),
  elements: list(part, many, 1),
});

/** Rich text of exactly one element, as task cards want it. */
export const singleRichText: Check = object({
  type: oneOf('rich_text'),
  block_id: optional(blockId),
  elements: list(part, 1, 1),
});
