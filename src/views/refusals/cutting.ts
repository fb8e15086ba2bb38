import type { CandidateState } from '../../domain/release/candidate.ts';
import { findingWords } from '../findings/finding-words.ts';
import { code, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { shortSha } from '../text/short-sha.ts';
import { slackDate } from '../text/slack-date.ts';
import type { WordsFor } from './refusal-words.ts';

const notRepeatable = {
  building: 'is still building',
  ready: 'is ready, and what is ready is never built again',
  failed: 'failed, but is not the latest candidate of an open release',
  errored: 'is errored, but its run may still be going, or it is not the latest candidate of an open release',
} as const satisfies Record<CandidateState, string>;

export const cutting = {
  'version-malformed': ({ text, scheme, example }) => ({
    sentence: mrkdwn`${code(text, 80)} is not a version by this project’s scheme, ${scheme}.`,
    wayOut: mrkdwn`Give one like ${code(example)}, or none: Waybill then chooses it by what changed.`,
  }),
  'version-taken': ({ version, by }) => ({
    sentence: mrkdwn`${code(version)} is taken by ${by === 'release' ? 'a release' : 'a tag in the repository'}. Versions are never reused.`,
    wayOut: mrkdwn`Choose a higher one, or leave it out.`,
  }),
  'version-not-higher': ({ version, highest }) => ({
    sentence: mrkdwn`${code(version)} is not higher than ${code(highest)}, which is there already.`,
    wayOut: mrkdwn`Choose a higher one, or leave it out.`,
  }),
  'tag-taken': ({ tag }) => ({
    sentence: mrkdwn`The tag ${code(tag)} exists in the repository, and Waybill did not make it.`,
    wayOut: mrkdwn`Remove the tag if it was a mistake, or cut with another version. A tag is never moved.`,
  }),
  'tag-malformed': ({ tag }) => ({
    sentence: mrkdwn`The project’s template would make the tag ${code(tag)}, which git does not allow.`,
    wayOut: mrkdwn`Correct \`versioning.tag\` or \`versioning.candidate\` in waybill.yaml.`,
  }),
  'nothing-changed': ({ project, since, sha, cutAt, isRestricted }) => ({
    sentence: mrkdwn`Nothing ${isRestricted ? `under the paths of ${project}` : `in ${project}`} has changed since ${since} (${shortSha(sha)})${cutAt === null ? nothing : mrkdwn`, cut ${slackDate(new Date(cutAt))}`}.`,
    wayOut: isRestricted
      ? mrkdwn`Merge a change to those paths first, or correct \`paths\` in waybill.yaml.`
      : mrkdwn`Merge a change first.`,
  }),
  'nothing-to-release': ({ project, isRestricted }) => ({
    sentence: mrkdwn`There is no change to release ${isRestricted ? `under the paths of ${project}` : `in ${project}`}.`,
    wayOut: isRestricted
      ? mrkdwn`Check \`paths\` in waybill.yaml: no commit of trunk touches them.`
      : mrkdwn`Merge a change first. Changes that were taken back again do not count.`,
  }),
  'sha-unknown': ({ text, repository }) => ({
    sentence: mrkdwn`${repository} has no commit ${code(text, 80)}, or more than one begins like that.`,
    wayOut: mrkdwn`Give more of the commit’s id, and check that it is pushed.`,
  }),
  'sha-not-on-trunk': ({ sha, trunk }) => ({
    sentence: mrkdwn`Commit ${shortSha(sha)} is not on ${code(trunk)}, and releases are cut from there.`,
    wayOut: mrkdwn`Merge it, then cut; or give a commit that is on ${code(trunk)}.`,
  }),
  'sha-before-predecessor': ({ sha, predecessor }) => ({
    sentence: mrkdwn`Commit ${shortSha(sha)} is older than ${predecessor}, so that a release of it would take changes away.`,
    wayOut: mrkdwn`Give a later commit, or none: Waybill then takes the tip of trunk.`,
  }),
  'trunk-missing': ({ trunk, repository }) => ({
    sentence: mrkdwn`${repository} has no branch ${code(trunk)}.`,
    wayOut: mrkdwn`Correct \`trunk\` in waybill.yaml, or make the branch.`,
  }),
  'doctor-blocks': ({ project, findings }) => ({
    sentence: mrkdwn`A cut of ${project} would break, so it was not begun.`,
    wayOut: mrkdwn`Mend this, then cut again. ${code(`/release doctor ${project}`)} checks everything anew.`,
    causes: findings.map((finding) => {
      const { what, mend } = findingWords(finding);
      return mrkdwn`• ${what} ${mend}`;
    }),
  }),
  'build-not-repeatable': ({ candidate, state }) => ({
    sentence: mrkdwn`The build of ${candidate} cannot be repeated: it ${notRepeatable[state]}.`,
    wayOut:
      state === 'building'
        ? mrkdwn`Wait for it to end. The card says when it has.`
        : mrkdwn`Cut a further candidate instead: ${code('/release cut into <version>')}.`,
  }),
} satisfies WordsFor<
  | 'version-malformed'
  | 'version-taken'
  | 'version-not-higher'
  | 'tag-taken'
  | 'tag-malformed'
  | 'nothing-changed'
  | 'nothing-to-release'
  | 'sha-unknown'
  | 'sha-not-on-trunk'
  | 'sha-before-predecessor'
  | 'trunk-missing'
  | 'doctor-blocks'
  | 'build-not-repeatable'
>;
