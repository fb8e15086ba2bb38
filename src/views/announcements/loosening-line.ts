import type { Loosening, LooseningReason } from '../../domain/project/loosening.ts';
import { code, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';

const reasons = {
  'project-removed': 'a project is gone',
  'contracting-removed': 'rollbacks over such migrations would no longer ask for a plan',
  'fixes-optional': 'a fix of an earlier release could be dropped',
  'trunk-changed': 'releases would be cut from another branch',
  'channel-changed': 'another channel would see and do things',
  'people-changed': 'other people would have a say',
  'people-added': 'more people would have a say',
  'workflow-changed': 'another workflow would run',
  'inputs-changed': 'the workflow would be told something else',
  'artifact-unbound': 'approvals would no longer bind to the artifact',
  'environment-removed': 'an environment is gone',
  'environment-added': 'there would be another way to the last tier',
  'tier-lowered': 'an environment would count as less important',
  'order-weakened': 'an earlier environment could be left out',
  'soak-shortened': 'a candidate would have to run for less time before',
  'check-removed': 'a check is gone',
  'check-weakened': 'a check would pass more easily',
  'promotes-by-itself': 'nobody would have to ask for a promotion',
  'approvals-fewer': 'fewer people would have to agree',
  'approvals-last-longer': 'an approval would hold for longer',
  'exclusion-removed': 'people could approve their own work',
  'window-widened': 'there would be more times to deploy in',
  'verification-removed': 'a verification is gone',
  'verification-weakened': 'a verification would pass more easily',
  'rollback-weakened': 'rolling back would be harder or slower',
  'hook-changed': 'a rollback would call another address',
  'recipient-outside': 'somebody outside would get notices',
  'review-left-out': 'notices would leave unseen',
  'concerns-not-waited-for': 'a concern would hold nothing back',
} as const satisfies Record<LooseningReason, string>;

/** One thing that a change of the configuration loosens: where, from what to what, and what that means. */
export function looseningLine({ path, from, to, why }: Loosening): Mrkdwn {
  return mrkdwn`• ${code(path, 200)}: ${value(from)} → ${value(to)} (${reasons[why]})`;
}

const value = (text: string | null): Mrkdwn =>
  text === null || text.trim() === '' ? mrkdwn`nothing` : code(text, 150);
