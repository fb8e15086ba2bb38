import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../../ports.ts';

const secrets = /\b(?:xox[a-z]|xapp)-[\w-]+|\bticket=[^\s&"']+/g;

const plain = (part: unknown): string => {
  if (part instanceof Error) return `${part.name}: ${part.message}`;
  return typeof part === 'string' ? part : (JSON.stringify(part) ?? String(part));
};

const line = (parts: readonly unknown[]): string => parts.map(plain).join(' ').replace(secrets, '[secret]');

/** Warnings and errors of Slack's own packages, in our log, without tokens and socket tickets. */
export function sdkLog(log: Log): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts) => log.warn({ from: 'slack-sdk' }, line(parts)),
    error: (...parts) => log.error({ from: 'slack-sdk' }, line(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
