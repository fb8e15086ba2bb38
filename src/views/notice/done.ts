import type { SubscribableKind } from '../../domain/notice/subscription.ts';
import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { listed } from '../text/plural.ts';
import { kindNames, labelWords } from './kind-names.ts';
import { acceptanceWords, recipientWords } from './recipient-words.ts';

/** What an act on notices came to, for the person who asked. */
export type NoticeDone =
  | {
      readonly kind: 'subscribed';
      readonly project: string;
      readonly recipient: string;
      readonly kinds: readonly SubscribableKind[];
      readonly environments: readonly string[] | null;
      readonly labels: readonly string[] | null;
      readonly secret: string | null;
      readonly waitsFor: string | null;
    }
  | {
      readonly kind: 'unsubscribed';
      readonly project: string;
      readonly recipient: string;
      readonly isNamedElsewhere: boolean;
    }
  | { readonly kind: 'accepted'; readonly id: string }
  | {
      readonly kind: 'resent';
      readonly recipient: string;
      readonly version: string | null;
      readonly waitsFor: 'acceptance' | 'review' | null;
    }
  | { readonly kind: 'noted'; readonly version: string }
  | { readonly kind: 'concern-raised'; readonly version: string }
  | { readonly kind: 'concern-answered'; readonly version: string }
  | { readonly kind: 'reviewed'; readonly version: string };

export function renderNoticeDone(done: NoticeDone): Message {
  const [first, ...more] = words(done);
  return message(first, [lines(first, ...more)]);
}

function words(done: NoticeDone): readonly [Mrkdwn, ...Mrkdwn[]] {
  switch (done.kind) {
    case 'subscribed': {
      const { recipient, project, kinds, environments, labels, secret, waitsFor } = done;
      const what = listed(kinds.map((kind) => kindNames[kind]));
      const where = environments === null ? mrkdwn`every environment` : mrkdwn`${listed(environments)}`;
      const which =
        labels === null ? nothing : mrkdwn`, of releases with a change labelled ${labelWords(labels)}`;
      return [
        mrkdwn`${recipientWords(recipient)} gets ${what} of ${bold(project)}, for ${where}${which}.`,
        ...(secret === null ? [] : [mrkdwn`It is signed with ${code(secret, 100)}.`]),
        ...(waitsFor === null
          ? []
          : [
              mrkdwn`Nothing is sent until an admin accepts ${acceptanceWords(waitsFor)}. They are asked when there is something.`,
            ]),
      ];
    }
    case 'unsubscribed':
      return [
        mrkdwn`${recipientWords(done.recipient)} gets no more notices of ${bold(done.project)}.`,
        ...(done.isNamedElsewhere
          ? [mrkdwn`That counts for what a group or ${code('waybill.yaml')} would bring them, too.`]
          : []),
      ];
    case 'accepted':
      return [mrkdwn`Notices may go to ${acceptanceWords(done.id)}, with text that a captain has reviewed.`];
    case 'resent':
      return [
        mrkdwn`${done.version === null ? mrkdwn`The digest` : mrkdwn`The notice of ${bold(done.version)}`} to ${recipientWords(done.recipient)} is tried again.`,
        ...(done.waitsFor === 'acceptance'
          ? [mrkdwn`It leaves once an admin has accepted that recipient.`]
          : []),
        ...(done.waitsFor === 'review'
          ? [mrkdwn`It leaves once a captain has written what it may say.`]
          : []),
      ];
    case 'noted':
      return [mrkdwn`Noted: ${bold(done.version)}.`];
    case 'concern-raised':
      return [
        mrkdwn`Your concern about ${bold(done.version)} is with the captain. The answer comes under the notice.`,
      ];
    case 'concern-answered':
      return [mrkdwn`Your answer on ${bold(done.version)} is with whoever asked.`];
    case 'reviewed':
      return [mrkdwn`The notice of ${bold(done.version)} leaves with your words.`];
    default:
      return done satisfies never;
  }
}
