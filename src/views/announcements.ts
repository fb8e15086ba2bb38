import type { Announcement } from '../domain/announcement.ts';
import { agreeing } from './announcements/agreeing.ts';
import type { AnnouncementKind, AnnouncementOf, WordsFor } from './announcements/announcement-words.ts';
import { building } from './announcements/building.ts';
import { configuring } from './announcements/configuring.ts';
import { deploying } from './announcements/deploying.ts';
import { hotfixing } from './announcements/hotfixing.ts';
import { noticing } from './announcements/noticing.ts';
import { picking } from './announcements/picking.ts';
import { recording } from './announcements/recording.ts';
import { rollingBack } from './announcements/rolling-back.ts';
import { rollingBackByItself } from './announcements/rolling-back-by-itself.ts';
import { scheduling } from './announcements/scheduling.ts';
import type { Message } from './message.ts';

/** A kind without words does not compile. */
const words: WordsFor<AnnouncementKind> = {
  ...agreeing,
  ...building,
  ...configuring,
  ...deploying,
  ...noticing,
  ...picking,
  ...hotfixing,
  ...recording,
  ...rollingBack,
  ...rollingBackByItself,
  ...scheduling,
};

/** What is said in a channel or a release's thread. */
export const renderAnnouncement = (announcement: Announcement): Message =>
  say(announcement.kind, announcement);

/** Generic in the kind, so that the compiler sees each function take the announcement that is its own. */
const say = <Kind extends AnnouncementKind>(kind: Kind, announcement: AnnouncementOf<Kind>): Message =>
  words[kind](announcement);
