import type { Act, Role } from '../../domain/authority/act.ts';
import type { Principal } from '../../domain/authority/person.ts';
import { duration } from '../text/duration.ts';
import { mentionPrincipal } from '../text/mention.ts';
import { code, join, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { listed } from '../text/plural.ts';
import type { WordsFor } from './refusal-words.ts';

const roleNames = {
  admin: 'admins of this installation',
  captain: 'captains of the project',
  approver: 'approvers of the environment',
  overrider: 'those whom the environment lets override its gates',
  rescuer: 'those who may roll the environment back',
  member: 'members of the project’s channel',
} as const satisfies Record<Role, string>;

const standings = {
  guest: 'Guests of this workspace',
  'other-workspace': 'People of another workspace',
  bot: 'Bots',
  deactivated: 'Deactivated accounts',
} as const;

/** An act after "may": *read* alone is too short to be understood. */
export const actName = (act: Act): string => (act === 'read' ? 'read about this project' : act);

/** Most that one sentence can name and still be read. */
const mostNamed = 10;

export const who = {
  'not-permitted': ({ act, roles, who }) => ({
    sentence: mrkdwn`You may not ${actName(act)}: that is for ${listed(
      roles.map((role) => roleNames[role]),
      'or',
    )}.`,
    wayOut: askOne(roles, who),
  }),
  outsider: ({ act, standing }) => ({
    sentence: mrkdwn`${standings[standing]} may not ${actName(act)}, whatever else they may do in Slack.`,
    wayOut: mrkdwn`An active full member of this workspace can do it.`,
  }),
  'authority-unknown': ({ act, retryAfterMs }) => ({
    sentence: mrkdwn`Slack could not say just now whether you may ${actName(act)}, so the answer is no.`,
    wayOut:
      retryAfterMs === null
        ? mrkdwn`Try again in a moment. Nothing was changed. Where it stays so, ${code('/release doctor')} shows what Waybill may not look up.`
        : mrkdwn`Try again in ${duration(Math.max(retryAfterMs, 1000))}. Nothing was changed.`,
  }),
} satisfies WordsFor<'not-permitted' | 'outsider' | 'authority-unknown'>;

function askOne(roles: readonly Role[], people: readonly Principal[]): Mrkdwn {
  if (people.length === 0) {
    return roles.includes('member')
      ? mrkdwn`Join the project’s channel, then ask again.`
      : mrkdwn`Nobody is named for that yet: \`captains\` in waybill.yaml names the captains, \`WAYBILL_ADMINS\` the admins.`;
  }
  const named = join(people.slice(0, mostNamed).map(mentionPrincipal), ', ');
  const left = people.length - mostNamed;
  return left > 0 ? mrkdwn`Ask one of them: ${named} and ${left} more.` : mrkdwn`Ask one of them: ${named}.`;
}
