import type { BuildProblem } from '../../domain/release/candidate.ts';
import { buttons, linkButton } from '../blocks/buttons.ts';
import { lines } from '../blocks/section.ts';
import { lateCauses } from '../build/build-state.ts';
import { problemUrl, problemWords } from '../build/problem-words.ts';
import { type Message, message } from '../message.ts';
import { link } from '../text/link.ts';
import { cutter, mention } from '../text/mention.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';
import { one, type WordsFor } from './announcement-words.ts';

/** What is said in a release's thread while it is cut and built. */
export const building = {
  'release-cut': ({ candidate, by, changes }) =>
    one(mrkdwn`${cutter(by)} cut ${bold(candidate)}, with ${plural(changes, 'change')}.`),
  'candidate-cut': ({ candidate, by, changes }) =>
    one(
      mrkdwn`${cutter(by)} cut a further candidate, ${bold(candidate)}. The release now has ${plural(changes, 'change')}.`,
    ),
  'build-started': ({ candidate, url }) =>
    one(mrkdwn`The build of ${bold(candidate)} has started: ${link(url, 'its run')}.`),
  'build-late': ({ candidate, workflow, seconds, isQueued, url }) => {
    const what = isQueued
      ? mrkdwn`GitHub has had the run of ${code(workflow)} in its queue for ${plural(seconds, 'second')}`
      : mrkdwn`GitHub took the request for ${code(workflow)} ${plural(seconds, 'second')} ago, and no run of it has appeared`;
    const where = url === null ? nothing : mrkdwn`: ${link(url, 'the run')}`;
    return one(mrkdwn`⚠️ The build of ${bold(candidate)} is late. ${what}${where}.`, lateCauses);
  },
  'build-answer-lost': ({ candidate, workflow }) =>
    one(
      mrkdwn`⚠️ GitHub’s answer to starting ${code(workflow)} for ${bold(candidate)} was lost.`,
      mrkdwn`Waybill looks whether it has started before it asks again. Nobody has to do anything now.`,
    ),
  'build-parked': ({ candidate, until }) =>
    one(
      mrkdwn`GitHub takes no more requests for now, so that the build of ${bold(candidate)} waits until ${slackDate(new Date(until))}. It then goes on by itself.`,
    ),
  'build-interrupted': ({ candidate, since, isRefused }) => {
    const when = slackDate(new Date(since));
    return isRefused
      ? one(
          mrkdwn`⚠️ Since ${when} GitHub has refused what the build of ${bold(candidate)} needs.`,
          mrkdwn`Waybill goes on trying. ${code('/release doctor')} names a permission that is missing.`,
        )
      : one(
          mrkdwn`⚠️ Since ${when} GitHub has not answered Waybill, so that the build of ${bold(candidate)} could not be carried on.`,
          mrkdwn`Waybill goes on trying, and then takes up what happened meanwhile. Nobody has to do anything.`,
        );
  },
  'build-repeated': ({ candidate, by }) =>
    one(
      by === null
        ? mrkdwn`The build of ${bold(candidate)} was started again on GitHub. Waybill follows it.`
        : mrkdwn`${mention(by)} repeats the build of ${bold(candidate)}.`,
    ),
  'candidate-ready': ({ candidate, artifactVersion, url }) =>
    one(
      mrkdwn`✅ ${bold(candidate)} is ready: ${code(artifactVersion)}${url === null ? nothing : mrkdwn`, made by ${link(url, 'this run')}`}.`,
    ),
  'candidate-failed': ({ candidate, problem }) => ended(mrkdwn`❌ ${bold(candidate)} failed.`, problem),
  'candidate-errored': ({ candidate, problem }) =>
    ended(mrkdwn`⚠️ ${bold(candidate)} is errored: whether it was built could not be told.`, problem),
} satisfies WordsFor<
  | 'release-cut'
  | 'candidate-cut'
  | 'build-started'
  | 'build-late'
  | 'build-answer-lost'
  | 'build-parked'
  | 'build-interrupted'
  | 'build-repeated'
  | 'candidate-ready'
  | 'candidate-failed'
  | 'candidate-errored'
>;

function ended(headline: Mrkdwn, problem: BuildProblem): Message {
  const { what, next } = problemWords(problem);
  return message(mrkdwn`${headline} ${what}`, [
    lines(mrkdwn`${headline} ${what}`, next),
    buttons(linkButton('Build run', problemUrl(problem), 'run')),
  ]);
}
