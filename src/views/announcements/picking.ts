import type { PickId } from '../../domain/ids.ts';
import type { PickAnnouncement } from '../../domain/pick/pick-announcement.ts';
import { buttons, linkButton } from '../blocks/buttons.ts';
import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { missingFixes } from '../pick/missing-fixes.ts';
import { pickProblemWords } from '../pick/problem-words.ts';
import { reopenButton } from '../pick/reopen-button.ts';
import { link } from '../text/link.ts';
import { mention } from '../text/mention.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { plural } from '../text/plural.ts';
import { shortSha } from '../text/short-sha.ts';
import { one, type WordsFor } from './announcement-words.ts';

type About = { readonly what: string; readonly title: string; readonly url: string | null };

/** `#123 Round totals once`, linked. */
const change = ({ what, title, url }: About): Mrkdwn => mrkdwn`${link(url, what)} ${bold(title)}`;

/** What is said of a change on its way into a release. */
export const picking = {
  'pick-asked': ({ by, version, branch, commits, ...about }) =>
    one(
      mrkdwn`${mention(by)} picks ${change(about)} into ${bold(version)}: ${plural(commits, 'commit')} onto ${code(branch)}.`,
    ),
  'pick-made': ({ version, branch, sha, ...about }) =>
    one(
      mrkdwn`${change(about)} is on ${code(branch)}${sha === '' ? nothing : mrkdwn`, as ${shortSha(sha)}`}. The next candidate of ${bold(version)} is cut now.`,
    ),
  'pick-present': ({ version, branch, ...about }) =>
    one(
      mrkdwn`${change(about)} is in ${bold(version)} already: nothing of it is missing on ${code(branch)}.`,
    ),
  'pick-conflicted': ({ version, branch, author, paths, prUrl, prNumber, by, ...about }) =>
    withPull(
      mrkdwn`⚠️ ${change(about)} is in conflict with ${bold(version)}.`,
      mrkdwn`${link(prUrl, `Draft pull request #${prNumber}`)} into ${code(branch)} has the commands${author === null ? nothing : mrkdwn`, and is for ${author} on GitHub`}. ${mention(by)} asked for it. Once it is merged, the next candidate is cut by itself.`,
      paths.length === 0 ? null : mrkdwn`Changed on both sides: ${nameSome(paths)}.`,
      prUrl,
    ),
  'pick-offered': ({ version, branch, prUrl, prNumber, by, ...about }) =>
    withPull(
      mrkdwn`${change(about)} waits to be merged into ${bold(version)}.`,
      mrkdwn`A rule lets nothing onto ${code(branch)} but pull requests: ${link(prUrl, `#${prNumber}`)} is ready. ${mention(by)} asked for it. Once it is merged, the next candidate is cut by itself.`,
      null,
      prUrl,
    ),
  'pick-closed': ({ version, prUrl, by, ...about }) =>
    closed(
      mrkdwn`❌ ${change(about)} is not in ${bold(version)}: its pull request was closed without a merge.`,
      mrkdwn`${mention(by)} asked for it. Is it needed after all? Reopen the pull request, or begin anew: ${code(`/release pick ${about.what} into ${version}`)}`,
      { ...about, prUrl },
    ),
  'pick-reopened': ({ version, branch, aim, by, prUrl, prNumber, ...about }) =>
    one(
      mrkdwn`${by === null ? mrkdwn`Somebody opened` : mrkdwn`${mention(by)} opens`} ${link(prUrl, `pull request #${prNumber ?? ''}`)} again: ${change(about)} is to be ${aim === 'trunk' ? mrkdwn`on ${code(branch)}` : mrkdwn`in ${bold(version)}`} after all.`,
    ),
  'pick-failed': ({ version, problem, by, ...about }) => {
    const { what, next } = pickProblemWords(problem);
    return one(
      mrkdwn`❌ ${change(about)} could not be picked into ${bold(version)}. ${what}`,
      mrkdwn`${next} ${mention(by)} asked for it. To try again: ${code(`/release pick ${about.what} into ${version}`)}`,
    );
  },
  'pick-uncut': ({ version, branch, refusal, by, ...about }) =>
    one(
      mrkdwn`⚠️ ${change(about)} is on ${code(branch)}, and the next candidate of ${bold(version)} cannot be cut yet: ${code(refusal)}.`,
      mrkdwn`${mention(by)}, ${code('/release doctor')} says what stands against it. Waybill tries again every minute.`,
    ),
  'back-merge-opened': ({ version, branch, author, paths, prUrl, prNumber, ...about }) =>
    withPull(
      mrkdwn`${change(about)} was made for ${bold(version)} first, and ${code(branch)} does not have it.`,
      mrkdwn`${link(prUrl, `${paths === null ? 'Pull request' : 'Draft pull request'} #${prNumber}`)} brings it there${author === null ? nothing : mrkdwn`, and is for ${author} on GitHub`}. Until ${code(branch)} has it, every release after ${version} is asked for it.`,
      paths === null || paths.length === 0 ? null : mrkdwn`In conflict: ${nameSome(paths)}.`,
      prUrl,
    ),
  'back-merge-done': ({ version, branch, ...about }) =>
    one(mrkdwn`✅ ${change(about)}, which was made for ${bold(version)} first, is on ${code(branch)}.`),
  'back-merge-closed': ({ version, branch, prUrl, ...about }) =>
    closed(
      mrkdwn`⚠️ ${change(about)} is in ${bold(version)} and not on ${code(branch)}: its pull request was closed without a merge.`,
      mrkdwn`Every later release is still asked for it. Reopen the pull request, bring it there in another way, or waive it: ${code(`/release waive ${about.what} because …`)}`,
      { ...about, prUrl },
    ),
  'back-merge-failed': ({ version, branch, problem, ...about }) =>
    one(
      mrkdwn`⚠️ ${change(about)} is in ${bold(version)} and not on ${code(branch)}, and Waybill could not open a pull request for it. ${pickProblemWords(problem).what}`,
      mrkdwn`Every later release is asked for it: bring it to ${code(branch)} by hand, or waive it with ${code(`/release waive ${about.what} because …`)}.`,
    ),
  'change-arrived': ({ project, candidate, ...about }) =>
    one(mrkdwn`✅ ${change(about)} is in production: ${bold(`${project} ${candidate}`)} is verified there.`),
  'change-returned': ({ project, environment, away, back, ...about }) =>
    one(
      mrkdwn`↩️ ${change(about)} is no longer in ${code(environment)}: ${bold(`${project} ${away}`)} was rolled back, and ${back} runs there.`,
      mrkdwn`You will hear when it is there again.`,
    ),
  'fixes-dropped': ({ candidate, fixes }) =>
    one(
      mrkdwn`⚠️ ${bold(candidate)} does not have ${missingFixes(fixes)}. ${code('fixes: warn')} lets it pass.`,
    ),
  'fix-waived': ({ versions, by, because, ...about }) =>
    one(
      mrkdwn`${mention(by)} waived ${change(about)}: releases after ${nameSome(versions)} need not have it.`,
      mrkdwn`Why: ${because}`,
    ),
} satisfies WordsFor<PickAnnouncement['kind']>;

function withPull(first: Mrkdwn, then: Mrkdwn, more: Mrkdwn | null, url: string | null): Message {
  return message(first, [lines(first, then, more), buttons(linkButton('Pull request', url, 'pull-request'))]);
}

/** What was closed without a merge, with the way to have it opened again. */
function closed(
  first: Mrkdwn,
  then: Mrkdwn,
  pull: { readonly pickId?: PickId; readonly prUrl: string | null; readonly prNumber: number | null },
): Message {
  const { pickId: id, prUrl, prNumber } = pull;
  return message(first, [
    lines(first, then),
    buttons(
      id === undefined ? null : reopenButton({ id, prNumber }),
      linkButton('Pull request', prUrl, 'pull-request'),
    ),
  ]);
}
