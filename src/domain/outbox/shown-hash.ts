import { createHash } from 'node:crypto';

/** A hash of a message's text and blocks as they are drawn: SHA-256, hexadecimal. */
export const hashOfDrawn = (drawn: { readonly text: string; readonly blocks: readonly object[] }): string =>
  createHash('sha256')
    .update(JSON.stringify([drawn.text, drawn.blocks]), 'utf8')
    .digest('hex');
