import type { SubscriptionList } from '../../domain/answer/subscriptions.ts';
import { isUserGroupId, isUserId } from '../../domain/ids.ts';
import { viaConfiguration } from '../../domain/notice/audience.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { listing } from '../blocks/listing.ts';
import { context, lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { mention } from '../text/mention.ts';
import { bold, code, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { listed } from '../text/plural.ts';
import { kindNames, labelWords } from './kind-names.ts';
import { recipientWords } from './recipient-words.ts';

type Listed = SubscriptionList['wishes'][number];

/** Who gets a project's notices; what is one's own comes first, and can be ended on the spot. */
export function renderSubscriptions(list: SubscriptionList): Message {
  const { project, projectId, wishes, hasDeclined } = list;
  const own = wishes.filter(({ isTheirs }) => isTheirs);
  const others = wishes.filter(({ isTheirs }) => !isTheirs);
  const first =
    wishes.length === 0
      ? mrkdwn`Nobody gets notices of ${bold(project)}${list.isPartial ? mrkdwn` that concern you` : mrkdwn``}.`
      : mrkdwn`Notices of ${bold(project)}.`;
  // What a group brings is ended for oneself alone.
  const theirs = own.map(({ to }) => (isUserGroupId(to) ? list.viewer : to));
  const ends = [...new Set(theirs)].filter((to) => !(hasDeclined && to === list.viewer)).slice(0, 5);
  return message(first, [
    lines(first, hasDeclined ? mrkdwn`You have ended yours, whoever names you.` : null),
    ...part('Yours, and this channel’s', own),
    buttons(
      ...ends.map((to, at) =>
        button(isUserId(to) ? 'End mine' : 'End here', `subscribe:end:${at}`, `${projectId} ${to}`),
      ),
    ),
    ...part('Others', others),
    context(
      ...(others.length === 0
        ? []
        : [mrkdwn`${code('/release unsubscribe #support')} is how a captain ends another’s.`]),
      mrkdwn`${code('/release subscribe me to asn, pod')} tells you what is coming and that it arrived.`,
    ),
  ]);
}

function part(title: string, wishes: readonly Listed[]) {
  if (wishes.length === 0) return [];
  return [
    lines(bold(title)),
    ...listing(
      wishes.map((wish) => () => line(wish)),
      { sections: 4 },
    ).sections,
  ];
}

function line({ to, kinds, environments, labels, secret, via }: Listed): Mrkdwn {
  const what = listed(kinds.map((kind) => kindNames[kind]));
  const where = environments === null ? mrkdwn`` : mrkdwn`, for ${listed(environments)}`;
  const which = labels === undefined ? mrkdwn`` : mrkdwn`, with a change labelled ${labelWords(labels)}`;
  const by = isUserId(via)
    ? via === to
      ? mrkdwn`by themselves`
      : mrkdwn`by ${mention(via)}`
    : mrkdwn`by ${code(viaConfiguration)}`;
  const signed = secret === undefined ? mrkdwn`` : mrkdwn`, signed with ${code(secret, 100)}`;
  return mrkdwn`• ${recipientWords(to)}: ${what}${where}${which}${signed} (${by})`;
}
