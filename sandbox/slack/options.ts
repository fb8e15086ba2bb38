import type { WorkspaceSeed } from './workspace/seed.ts';

/** How a stand-in Slack is started; everything may be left out. */
export interface SlackOptions {
  /** 0, the default: any free port on 127.0.0.1. */
  readonly port?: number;
  /** The workspace's clock: timestamps, triggers, response URLs, rates, retries. */
  readonly now?: () => Date;
  /** The clock that requests to the bot are stamped with, for a bot that verifies by another one. */
  readonly stampNow?: () => Date;
  readonly signingSecret?: string;
  readonly botToken?: string;
  readonly appToken?: string;
  /** Where the bot receives HTTP, without `/slack/events`; not needed in Socket Mode. */
  readonly botUrl?: string;
  readonly rates?: 'slack' | 'none';
  readonly seed?: WorkspaceSeed;
  /** The slash commands of the manifest; `/release` alone by default. */
  readonly commands?: readonly string[];
  /** The manifest's `should_escape`, true by default. */
  readonly shouldEscape?: boolean;
  /** The bot events of the manifest, such as `message.channels`; the usual ones by default. */
  readonly events?: readonly string[];
  /** The scopes the bot token was granted; all by default. */
  readonly scopes?: readonly string[];
  /** How long the bot has for an answer: Slack's 3,000 by default. */
  readonly ackTimeoutMs?: number;
}
