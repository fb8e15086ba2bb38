import type { Vetted } from '../domain/notice/addressed.ts';
import { viaConfiguration } from '../domain/notice/audience.ts';
import type { Notice } from '../domain/notice/notice.ts';
import { acceptedAs, recipientKind, waitingOutside } from '../domain/notice/recipient.ts';
import { type SignedWith, webhookAcceptance } from '../domain/notice/signed-with.ts';
import type { Ports } from '../ports.ts';
import { slackChannelOf } from './address-notice.ts';
import type { ChannelOf } from './channel-look.ts';

/** What stands between a recipient and a notice: nothing, somebody's yes or words, or that they cannot be reached. */
export async function vetRecipient(
  {
    channelOf,
    mailer,
    signingOf,
  }: Pick<Ports, 'mailer'> & {
    readonly channelOf: ChannelOf;
    readonly signingOf: (recipient: string) => SignedWith | null;
  },
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
    waitsFor: null,
  });
  const cannot = (problem: string, isOutside: boolean): Vetted => ({
    ...is('undeliverable', isOutside),
    problem,
  });
  const outside = (waitsFor: string | null): Vetted =>
    waitsFor === null || accepted.has(waitsFor)
      ? is(waitingOutside(recipient, notice.kind), true)
      : { ...is('not-accepted', true), waitsFor };
  const kind = recipientKind(recipient);
  if (kind === 'webhook') {
    const signing = signingOf(recipient);
    return signing === null
      ? cannot('webhook-unnamed', true)
      : outside(webhookAcceptance(addressee, signing));
  }
  if (kind === 'email') {
    if (mailer === null) return cannot('no-mail', true);
    // What waybill.yaml names was accepted with the file.
    return outside(via === viaConfiguration ? null : acceptedAs(recipient));
  }
  const channel = slackChannelOf(recipient);
  if (kind !== 'channel' || channel === null) return is('wanted', false);
  const found = await channelOf(channel);
  if (found === null) return cannot('channel_not_found', false);
  if (found.isArchived) return cannot('is_archived', found.isShared);
  if (!found.hasBot) return cannot('not_in_channel', found.isShared);
  if (!found.isShared) return is('wanted', false);
  return outside(acceptedAs(recipient));
}
