import type { Announcement } from '../../domain/announcement.ts';
import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import type { Mrkdwn } from '../text/mrkdwn.ts';

export type AnnouncementKind = Announcement['kind'];

/** The announcement of a kind, or of any of several. */
export type AnnouncementOf<Kind extends AnnouncementKind> = {
  [K in Kind]: Extract<Announcement, { readonly kind: K }>;
}[Kind];

export type WordsFor<Kind extends AnnouncementKind> = {
  readonly [K in Kind]: (announcement: AnnouncementOf<K>) => Message;
};

/** An announcement of one paragraph; its first sentence is what a notification shows. */
export const one = (first: Mrkdwn, ...more: readonly Mrkdwn[]): Message =>
  message(first, [lines(first, ...more)]);
