import type { ChannelId, UserId } from '../domain/ids.ts';
import { lines } from './blocks/section.ts';
import { type Message, message } from './message.ts';
import { mention, mentionChannel } from './text/mention.ts';
import { bold, type Mrkdwn, mrkdwn } from './text/mrkdwn.ts';
import { nameSome } from './text/name-some.ts';

/** What an act came to, for the person who asked; everybody else reads of it in the channel. */
export type Done =
  | { readonly kind: 'release-cut'; readonly candidate: string; readonly channelId: ChannelId }
  | { readonly kind: 'build-repeated'; readonly candidate: string }
  | { readonly kind: 'notes-saved'; readonly version: string }
  | { readonly kind: 'notes-unchanged'; readonly version: string }
  | { readonly kind: 'release-abandoned'; readonly version: string }
  | { readonly kind: 'loosening-accepted'; readonly repository: string }
  | { readonly kind: 'loosening-refused'; readonly repository: string }
  | { readonly kind: 'identity-linked'; readonly userId: UserId; readonly login: string }
  | { readonly kind: 'identity-unlinked'; readonly userId: UserId; readonly login: string }
  | {
      readonly kind: 'tag-workflows-accepted';
      readonly repository: string;
      readonly workflows: readonly string[];
    };

export function renderDone(done: Done): Message {
  const [first, ...more] = doneWords(done);
  return message(first, [lines(first, ...more)]);
}

function doneWords(done: Done): readonly [Mrkdwn, ...Mrkdwn[]] {
  switch (done.kind) {
    case 'release-cut':
      return [
        mrkdwn`${bold(done.candidate)} is cut. Its card in ${mentionChannel(done.channelId)} shows how it goes.`,
      ];
    case 'build-repeated':
      return [mrkdwn`The build of ${bold(done.candidate)} is repeated. The card shows how it goes.`];
    case 'notes-saved':
      return [mrkdwn`The notes of ${bold(done.version)} are saved, as yours.`];
    case 'notes-unchanged':
      return [mrkdwn`Nothing was changed in the notes of ${bold(done.version)}.`];
    case 'release-abandoned':
      return [mrkdwn`${bold(done.version)} is abandoned.`, mrkdwn`Its version is not used again.`];
    case 'loosening-accepted':
      return [mrkdwn`The loosened configuration of ${done.repository} is in force.`];
    case 'loosening-refused':
      return [
        mrkdwn`The loosened configuration of ${done.repository} is refused. What was in force stays so.`,
      ];
    case 'identity-linked':
      return [mrkdwn`${done.login} on GitHub is ${mention(done.userId)}.`];
    case 'identity-unlinked':
      return [mrkdwn`${done.login} on GitHub is no longer linked to ${mention(done.userId)}.`];
    case 'tag-workflows-accepted':
      return [
        mrkdwn`In ${done.repository}, tags may start ${nameSome(done.workflows)}. The doctor no longer blocks on it.`,
      ];
    default:
      return done satisfies never;
  }
}
