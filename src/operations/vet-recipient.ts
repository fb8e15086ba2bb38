import { viaConfiguration } from '../domain/notice/audience.ts';
import type { Vetted } from '../domain/notice/deliver.ts';
import type { Notice } from '../domain/notice/notice.ts';
import { acceptedAs, recipientKind } from '../domain/notice/recipient.ts';
import type { Ports } from '../ports.ts';
import { slackChannelOf } from './address-notice.ts';
import type { ChannelOf } from './channel-look.ts';

/** What stands between a recipient and a notice: nothing, somebody's yes or words, or that they cannot be reached. */
export async function vetRecipient(
  { channelOf, mailer }: Pick<Ports, 'mailer'> & { readonly channelOf: ChannelOf },
  notice: Pick<Notice, 'kind'>,
  addressee: { readonly recipient: string; readonly via: string },
  accepted: ReadonlySet<string>,
): Promise<Vetted> {
  const { recipient, via } = addressee;
  const is = (state: Vetted['state'], isOutside: boolean): Vetted => ({
    ...addressee,
    isOutside,
    state,
    problem: null,
  });
  const cannot = (problem: string, isOutside: boolean): Vetted => ({
    ...is('undeliverable', isOutside),
    problem,
  });
  const kind = recipientKind(recipient);
  // What went back or went wrong carries nobody's words to a program, and waits for none.
  if (kind === 'webhook') {
    return is(notice.kind === 'asn' || notice.kind === 'pod' ? 'not-reviewed' : 'wanted', true);
  }
  if (kind === 'email') {
    if (mailer === null) return cannot('no-mail', true);
    // What waybill.yaml names was accepted with the file.
    const isAccepted = via === viaConfiguration || accepted.has(acceptedAs(recipient));
    return is(isAccepted ? 'not-reviewed' : 'not-accepted', true);
  }
  const channel = slackChannelOf(recipient);
  if (kind !== 'channel' || channel === null) return is('wanted', false);
  const found = await channelOf(channel);
  if (found === null) return cannot('channel_not_found', false);
  if (found.isArchived) return cannot('is_archived', found.isShared);
  if (!found.hasBot) return cannot('not_in_channel', found.isShared);
  if (!found.isShared) return is('wanted', false);
  return is(accepted.has(acceptedAs(recipient)) ? 'not-reviewed' : 'not-accepted', true);
}
