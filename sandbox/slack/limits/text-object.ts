import { boolean, byType, type Check, object, oneOf, optional, string } from './check.ts';

/** A `plain_text` object of at most so many characters. */
export const plainText = (max: number, min = 1): Check =>
  byType({
    plain_text: object({ type: oneOf('plain_text'), text: string(max, min), emoji: optional(boolean) }),
  });

/** Either kind of text object. */
export const anyText = (max: number, min = 1): Check =>
  byType({
    plain_text: object({ type: oneOf('plain_text'), text: string(max, min), emoji: optional(boolean) }),
    mrkdwn: object({ type: oneOf('mrkdwn'), text: string(max, min), verbatim: optional(boolean) }),
  });
