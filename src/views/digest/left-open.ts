import type { OpenConcern, Unnoted, Unreviewed } from '../../domain/digest/digest.ts';
import { ago } from '../text/duration.ts';
import { mention } from '../text/mention.ts';
import { bold, type Mrkdwn, mrkdwn, outside } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';

/** What somebody has still to do, as a line each. */
export const unreviewedLine = ({ gate, candidate, environment, by, at }: Unreviewed, now: Date): Mrkdwn =>
  mrkdwn`• ${mention(by)} opened ${bold(gate)} for ${candidate} to ${bold(environment)} ${ago(new Date(at), now)}`;

export const concernLine = ({ version, by, text, at }: OpenConcern, now: Date): Mrkdwn =>
  mrkdwn`• ${mention(by)} on ${bold(version)} ${ago(new Date(at), now)}: ${outside(text, 300)}`;

export const unnotedLine = ({ version, at, of }: Unnoted, now: Date): Mrkdwn =>
  mrkdwn`• ${bold(version)}, announced ${ago(new Date(at), now)} to ${plural(of, 'recipient')}`;
