import { z } from 'zod';
import { announceTimes, concernPolicies } from '../../domain/project/configuration.ts';
import { notA } from './fault.ts';
import { mapOf, wordOf } from './text-schema.ts';
import { durationText, nameText, urlText } from './texts.ts';

const early = mapOf('an early access', 'Write { environment: staging, url: https://staging.shop.example }.', {
  environment: nameText.describe('The environment in which it can be tried.'),
  url: urlText.optional().describe('Where that is.'),
});

/** How a project announces what is coming, as it is written. */
export const announceSchema = mapOf('a way to announce', 'Write { when: requested, review: true }.', {
  when: wordOf('a time to announce', announceTimes)
    .default('ready')
    .describe('With the first ready candidate, or with the first request for the last tier.'),
  review: z
    .boolean({ error: notA('a yes or no', 'Write true or false.') })
    .default(false)
    .describe('Whether a captain sees each advance notice, and may edit it, before it leaves.'),
  concerns: wordOf('a policy for concerns', concernPolicies)
    .default('answer')
    .describe('Whether a concern is only answered, or keeps the release from the last tier until it is.'),
  moved: durationText.default('1h').describe('People are told again of a date that moves by more than this.'),
  early: early.optional().describe('Where a release can be tried before it arrives.'),
});
