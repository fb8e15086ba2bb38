import { isUserGroupId, isUserId } from '../../domain/ids.ts';
import { mentionPrincipal } from '../text/mention.ts';
import { code, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import type { FindingWordsFor } from './finding-words.ts';

const named = (what: string): Mrkdwn =>
  isUserId(what) || isUserGroupId(what) ? mentionPrincipal(what) : mrkdwn`${what}`;

/** What Waybill is not allowed to do, or could not look at. */
export const accessFindings = {
  'github-permission-missing': ({ permission, level, why }) => ({
    what: mrkdwn`On GitHub, Waybill lacks the permission ${code(`${permission}: ${level}`)}.`,
    why: mrkdwn`It is needed ${why}.`,
    mend: mrkdwn`Grant it to the GitHub App (and accept the change in the organisation), or to the token.`,
  }),
  'slack-scope-missing': ({ scope, why, isOptional }) => ({
    what: mrkdwn`In Slack, Waybill lacks the scope ${code(scope)}.`,
    why: isOptional
      ? mrkdwn`Without it, Waybill is not able ${why}; the rest works.`
      : mrkdwn`It is needed ${why}.`,
    mend: mrkdwn`Add it on the Slack app’s page (manifest.yml lists it) and install the app again.`,
  }),
  'audit-channel-unset': () => ({
    what: mrkdwn`No channel takes the trail’s daily head.`,
    why: mrkdwn`Between two releases, only a copy outside the database can show that the record was cut short or rewritten.`,
    mend: mrkdwn`Set \`WAYBILL_AUDIT_CHANNEL\` to the id of a channel that Waybill is in.`,
  }),
  'secret-unlisted': ({ variable, use }) => ({
    what: mrkdwn`The operator’s list has no variable ${code(variable)} (${use}).`,
    why: mrkdwn`Nothing can be signed with it, so that nothing is sent there.`,
    mend: mrkdwn`Set it for the bot, name it in \`WAYBILL_SECRETS\`, and restart; or correct the name in waybill.yaml.`,
  }),
  'mail-unset': ({ addresses }) => ({
    what: mrkdwn`Notices go to ${plural(addresses, 'e-mail address', 'e-mail addresses')}, and no mail server is named.`,
    why: mrkdwn`They are told nothing.`,
    mend: mrkdwn`Set \`SMTP_URL\` for the bot and restart.`,
  }),
  'host-unreachable': ({ host, use, problem }) => ({
    what:
      problem === 'forbidden'
        ? mrkdwn`Waybill may not reach ${code(host)} (${use}).`
        : mrkdwn`No address is known for ${code(host)} (${use}).`,
    why: mrkdwn`Nothing is sent there, and nothing is asked of it.`,
    mend:
      problem === 'forbidden'
        ? mrkdwn`Where it is meant, name it in \`WAYBILL_ALLOW_HOSTS\` and restart; else correct waybill.yaml.`
        : mrkdwn`Check its spelling in waybill.yaml, and the name servers of the machine that Waybill runs on.`,
  }),
  'could-not-look': ({ what, system }) => ({
    what: mrkdwn`${system === 'github' ? 'GitHub' : 'Slack'} did not let Waybill look at ${named(what)}.`,
    why: mrkdwn`Whether a cut would break on it is not known.`,
    mend: mrkdwn`Grant the permission to read it, or try again later.`,
  }),
} satisfies FindingWordsFor<
  | 'github-permission-missing'
  | 'slack-scope-missing'
  | 'audit-channel-unset'
  | 'secret-unlisted'
  | 'mail-unset'
  | 'host-unreachable'
  | 'could-not-look'
>;
