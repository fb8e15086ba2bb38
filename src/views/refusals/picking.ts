import type { PickState } from '../../domain/pick/pick.ts';
import { code, mrkdwn } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { plural } from '../text/plural.ts';
import type { WordsFor } from './refusal-words.ts';

const stands = (state: PickState): string => {
  if (state === 'failed') return 'could not be picked';
  return state === 'done' || state === 'picked' || state === 'present' ? 'is' : 'is under way';
};

export const picking = {
  'change-unknown': ({ text, repository }) => ({
    sentence: mrkdwn`${code(text, 80)} is no pull request and no commit of ${repository} that can be picked.`,
    wayOut: mrkdwn`Give a number, as in ${code('#123')}, the beginning of a commit’s id, or the address of either.`,
  }),
  'no-change-linked': () => ({
    sentence: mrkdwn`This message links to no pull request and no commit.`,
    wayOut: mrkdwn`Use it on one that does, or type ${code('/release pick #123')}.`,
  }),
  'change-not-merged': ({ what }) => ({
    sentence: mrkdwn`${code(what, 80)} is not merged, and only what has been merged is picked.`,
    wayOut: mrkdwn`Merge it first, then pick it.`,
  }),
  'change-too-large': ({ what, commits, limit }) => ({
    sentence: mrkdwn`${code(what, 80)} has ${commits} commits, and at most ${limit} are picked at once.`,
    wayOut: mrkdwn`Pick the commits that are needed, one by one, by their ids.`,
  }),
  'pick-not-closed': ({ what, version, aim, state }) => ({
    sentence: mrkdwn`${code(what, 80)} ${stands(state)}${aim === 'trunk' ? mrkdwn` on its way from ${version} to trunk` : mrkdwn` in ${version}`}: there is no closed pull request to open again.`,
    wayOut:
      state === 'failed'
        ? mrkdwn`Pick it anew with ${code(`/release pick ${what} into ${version}`)}.`
        : mrkdwn`Nothing has to be done: ${code(`/release where ${what}`)} shows how far it is.`,
  }),
  'no-open-release': ({ project }) => ({
    sentence: mrkdwn`${project} has no open release, and a closed one gets no further candidate.`,
    wayOut: mrkdwn`Cut the next version: ${code(`/release cut ${project}`)}. What is on trunk is in it.`,
  }),
  'fixes-missing': ({ version, fixes }) => ({
    sentence: mrkdwn`${version} would drop ${plural(fixes.length, 'fix', 'fixes')} that earlier releases have.`,
    wayOut: mrkdwn`Merge what is missing, or cut a commit that has it. A captain can waive a fix with ${code(`/release waive ${fixes[0]?.what ?? '#123'} because …`, 80)}.`,
    causes: fixes.map(
      ({ what, title, versions }) => mrkdwn`• ${code(what, 40)} ${title}: in ${nameSome(versions, 5)}`,
    ),
  }),
  'fix-not-required': ({ text, known }) => ({
    sentence: mrkdwn`${code(text, 80)} is no fix that is asked of later releases.`,
    wayOut:
      known.length === 0
        ? mrkdwn`Nothing has to be waived: no picked fix is asked of a later release.`
        : mrkdwn`These are: ${nameSome(known)}.`,
  }),
} satisfies WordsFor<
  | 'change-unknown'
  | 'no-change-linked'
  | 'change-not-merged'
  | 'change-too-large'
  | 'pick-not-closed'
  | 'no-open-release'
  | 'fixes-missing'
  | 'fix-not-required'
>;
