import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether one of our secrets signed a body. Every secret is tried, so that the time it takes does not tell which;
 * only SHA-256 counts.
 */
export function isSigned(rawBody: Uint8Array, signature: string, secrets: readonly string[]): boolean {
  const given = /^sha256=([0-9a-f]{64})$/i.exec(signature)?.[1];
  if (given === undefined) return false;
  const digest = Buffer.from(given, 'hex');
  return secrets
    .filter((secret) => secret !== '')
    .map((secret) => timingSafeEqual(createHmac('sha256', secret).update(rawBody).digest(), digest))
    .includes(true);
}
