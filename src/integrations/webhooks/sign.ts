import { createHmac } from 'node:crypto';

/**
 * The signature of a webhook by Standard Webhooks 1.0.0: one for each key, so that a key can be changed
 * without a gap. https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function sign(
  keys: readonly Buffer[],
  { id, timestamp, body }: { readonly id: string; readonly timestamp: number; readonly body: string },
): string {
  return keys
    .map((key) => createHmac('sha256', key).update(`${id}.${timestamp}.${body}`, 'utf8').digest('base64'))
    .map((signature) => `v1,${signature}`)
    .join(' ');
}

/** The keys of a variable's value: `whsec_…`, several with white space or a comma between them. */
export function keysOf(value: string): readonly Buffer[] {
  return value
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => Buffer.from(part.replace(/^whsec_/, ''), 'base64'));
}
