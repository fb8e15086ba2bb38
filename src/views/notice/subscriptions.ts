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
  const ends = own.filter(({ to }) => !isUserGroupId(to)).slice(0, 5);
  return message(first, [
    lines(first, hasDeclined ? mrkdwn`You have ended yours, whoever names you.` : null),
    ...part('Yours, and this channel’s', own),
    buttons(
      ...ends.map(({ to }, at) =>
        button(isUserId(to) ? 'End mine' : 'End here', `subscribe:end:${at}`, `${projectId} ${to}`),
      ),
    ),
    ...part('Others', others),
    context(
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

function line({ to, kinds, environments, labels, via }: Listed): Mrkdwn {
  const what = listed(kinds.map((kind) => kindNames[kind]));
  const where = environments === null ? mrkdwn`` : mrkdwn`, for ${listed(environments)}`;
  const which = labels === undefined ? mrkdwn`` : mrkdwn`, with a change labelled ${labelWords(labels)}`;
  const by = isUserId(via)
    ? via === to
      ? mrkdwn`by themselves`
      : mrkdwn`by ${mention(via)}`
    : mrkdwn`by ${code(viaConfiguration)}`;
  return mrkdwn`• ${recipientWords(to)}: ${what}${where}${which} (${by})`;
}
