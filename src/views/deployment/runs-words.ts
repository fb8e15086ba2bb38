import type { WhatRuns } from '../../domain/policy/policy-facts.ts';
import { type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { slackDate } from '../text/slack-date.ts';

/** What runs in an environment, and since when that is certain or not. */
export function runsWords({ candidate, since, uncertainSince }: WhatRuns): Mrkdwn {
  const doubt = uncertainSince === null ? nothing : mrkdwn`, uncertain since ${slackDate(uncertainSince)}`;
  if (candidate === null) return mrkdwn`nothing that Waybill brought there${doubt}`;
  const bad = candidate.badSince === null ? nothing : mrkdwn` (⛔ bad)`;
  return mrkdwn`${candidate.name}${bad}${since === null ? nothing : mrkdwn` since ${slackDate(since)}`}${doubt}`;
}
