import { code, mrkdwn } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import type { WordsFor } from './refusal-words.ts';

export const hotfixing = {
  'nothing-in-production': ({ project, environments }) => ({
    sentence:
      environments.length === 0
        ? mrkdwn`${project} has no environments, so there is nothing that a hotfix could start from.`
        : mrkdwn`Waybill has brought nothing of ${project} to ${nameSome(environments)} yet, so there is nothing that a hotfix could start from.`,
    wayOut: mrkdwn`Cut and promote a release: ${code(`/release cut ${project}`)}.`,
  }),
  'hotfix-base-unclear': ({ what, runs }) => ({
    sentence: mrkdwn`Production does not run one candidate, and a hotfix starts from one.`,
    wayOut: mrkdwn`Say which is meant: ${code(`/release hotfix ${what} from ${runs[0]?.environment ?? ''}`)}.`,
    causes: runs.map(({ environment, candidate }) => mrkdwn`• ${code(environment, 80)} runs ${candidate}`),
  }),
  'hotfix-has-it': ({ what, candidate }) => ({
    sentence: mrkdwn`${code(what, 80)} is in ${candidate} already, which is what runs in production.`,
    wayOut: mrkdwn`If the bug is still there, it needs another fix. ${code(`/release where ${what}`)} shows where this one is.`,
  }),
  'hotfix-open': ({ what, version, from }) => ({
    sentence: mrkdwn`${version} is under way already as a hotfix of ${from}.`,
    wayOut: mrkdwn`Pick it into that one: ${code(`/release pick ${what} into ${version}`)}. Or abandon ${version} first.`,
  }),
  'hotfix-way-unclear': ({ version, environment, candidate, others }) => ({
    sentence: mrkdwn`${code(environment, 80)} holds ${candidate}, which is newer than ${version}.`,
    wayOut: mrkdwn`Say what is to become of it: add ${code(`take ${environment}`)} to bring ${candidate} back there afterwards, or ${code('wait')}${others.length === 0 ? mrkdwn`` : mrkdwn`, or ${code(`through ${others[0] ?? ''}`)}`}.`,
  }),
  'nothing-returned': ({ project }) => ({
    sentence: mrkdwn`No release of ${project} was returned, so there is none to be made again without a change.`,
    wayOut: mrkdwn`Revert the change on trunk and cut from there: ${code(`/release cut ${project}`)}.`,
  }),
  'release-not-returned': ({ version, state }) => ({
    sentence: mrkdwn`${version} is ${state}, and only a release that was returned is made again without a change.`,
    wayOut: mrkdwn`Revert the change on trunk and cut a further candidate: ${code(`/release cut into ${version}`)}.`,
  }),
  'change-not-there': ({ what, candidate }) => ({
    sentence: mrkdwn`${code(what, 80)} is not in ${candidate}, so it cannot be left out.`,
    wayOut: mrkdwn`${code(`/release where ${what}`)} shows where it is.`,
  }),
  'hotfix-not-waiting': ({ version }) => ({
    sentence: mrkdwn`${version} does not wait for an environment any more: it has taken it, has begun there, or is over.`,
    wayOut: mrkdwn`Nothing has to be done: its card shows where it is.`,
  }),
  'hotfix-from-trunk': ({ version, from }) => ({
    sentence: mrkdwn`${version} starts from ${from} and gets single changes: nothing is cut into it from trunk.`,
    wayOut: mrkdwn`Pick what it needs: ${code(`/release pick #123 into ${version}`)}. For all of trunk, cut a release.`,
  }),
} satisfies WordsFor<
  | 'nothing-in-production'
  | 'hotfix-base-unclear'
  | 'hotfix-has-it'
  | 'hotfix-open'
  | 'hotfix-way-unclear'
  | 'nothing-returned'
  | 'release-not-returned'
  | 'change-not-there'
  | 'hotfix-not-waiting'
  | 'hotfix-from-trunk'
>;
