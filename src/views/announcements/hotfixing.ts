import type { HotfixAnnouncement } from '../../domain/hotfix/hotfix-announcement.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { lines } from '../blocks/section.ts';
import { message } from '../message.ts';
import { link } from '../text/link.ts';
import { mention } from '../text/mention.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { one, type WordsFor } from './announcement-words.ts';

type About = { readonly what: string; readonly title: string; readonly url: string | null };
type Way = Extract<HotfixAnnouncement, { kind: 'hotfix-started' }>['way'];

const change = ({ what, title, url }: About): Mrkdwn => mrkdwn`${link(url, what)} ${bold(title)}`;

/** What is said of a hotfix, in its own thread and in those of the releases that it goes ahead of. */
export const hotfixing = {
  'hotfix-started': ({ version, from, environment, by, way, ...about }) =>
    one(
      mrkdwn`🚑 ${mention(by)} starts ${bold(version)} as a hotfix: ${from}, which runs in ${code(environment, 80)}, with ${change(about)} and nothing else.`,
      wayWords(way),
    ),
  'hotfix-ahead': ({ version, hotfix, by, state, projectId, ...about }) => {
    const first = mrkdwn`🚑 ${mention(by)} brings ${change(about)} to production as ${bold(hotfix)}, ahead of ${bold(version)}.`;
    if (state !== 'missing') {
      const words =
        state === 'has'
          ? mrkdwn`${bold(version)} has it already.`
          : mrkdwn`It is picked into ${bold(version)} as well.`;
      return one(first, words);
    }
    return message(first, [
      lines(
        first,
        mrkdwn`${bold(version)} does not have it. Once ${hotfix} has, ${version} is not promoted until it has it too.`,
      ),
      buttons(
        button(
          `Pick ${about.what}`.slice(0, 70),
          'pick:this',
          `${projectId} ${about.what} ${version}`.slice(0, 500).toWellFormed(),
          {
            style: 'primary',
          },
        ),
      ),
    ]);
  },
  'release-made-without': ({ version, from, by, ...about }) =>
    one(
      mrkdwn`${mention(by)} makes ${bold(version)} from ${from}, which was returned, without ${change(about)}.`,
      mrkdwn`It goes the usual way. Later releases are asked for the same, until somebody waives it.`,
    ),
  'environment-taken': ({ environment, hotfix, candidate, by }) =>
    one(
      mrkdwn`🚑 ${mention(by)} lets ${bold(hotfix)} take ${code(environment, 80)}, which it was to wait for.${candidate === null ? nothing : mrkdwn` ${bold(candidate)} is brought back there afterwards.`}`,
    ),
  'environment-given-back': ({ environment, hotfix, candidate, outcome }) => {
    const place = code(environment, 80);
    const words = {
      asked: mrkdwn`${bold(hotfix)} is done with ${place}: ${bold(candidate)} is brought back there.`,
      'as-before': mrkdwn`${bold(hotfix)} is over, and ${place} runs ${bold(candidate)} as before: nothing is brought back.`,
      'moved-on': mrkdwn`${bold(hotfix)} took ${place} from ${bold(candidate)}. Something else runs there by now, so nothing is brought back.`,
      'not-wanted': mrkdwn`${bold(hotfix)} took ${place} from ${bold(candidate)}, which is not brought back: it is bad, or its release is closed.`,
    };
    return one(words[outcome]);
  },
} satisfies WordsFor<HotfixAnnouncement['kind']>;

function wayWords(way: Way): Mrkdwn {
  if (way === null)
    return mrkdwn`It goes the usual way, by the rules for hotfixes, and first in every queue.`;
  const place = code(way.environment, 80);
  switch (way.kind) {
    case 'wait':
      return mrkdwn`It waits for ${place}, which holds something newer.`;
    case 'through':
      return mrkdwn`It goes through ${place}, as the usual way holds something newer.`;
    case 'take':
      return mrkdwn`It takes ${place} once it is built. What runs there is brought back afterwards.`;
    default:
      return way.kind satisfies never;
  }
}
