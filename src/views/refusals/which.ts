import type { ReleaseState } from '../../domain/release/release.ts';
import { code, mrkdwn } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { thereIs } from '../text/there-is.ts';
import type { WordsFor } from './refusal-words.ts';

const closedWords = {
  open: 'is open',
  shipped: 'has shipped',
  abandoned: 'was abandoned',
  returned: 'was returned',
} as const satisfies Record<ReleaseState, string>;

export const which = {
  'no-project-yet': () => ({
    sentence: mrkdwn`No project is set up here yet.`,
    wayOut: mrkdwn`An admin sets one up with ${code('/release setup owner/repo')}, once its repository has a waybill.yaml.`,
  }),
  'project-unknown': ({ text, known }) => ({
    sentence: mrkdwn`There is no project called ${code(text, 80)} that you can see.`,
    wayOut:
      known.length === 0
        ? mrkdwn`Join the channel of the project, or have an admin set it up: ${code('/release setup owner/repo')}.`
        : thereIs(known),
  }),
  'project-unclear': ({ known }) => ({
    sentence: mrkdwn`This could be about several projects.`,
    wayOut: mrkdwn`Name one after the command: ${nameSome(known)}. In a channel that belongs to one project, its name may be left out.`,
  }),
  'version-unknown': ({ text, known }) => ({
    sentence: mrkdwn`There is no version ${code(text, 80)}.`,
    wayOut:
      known.length === 0
        ? mrkdwn`There is none yet: ${code('/release cut')} makes the first.`
        : thereIs(known),
  }),
  'version-unclear': ({ text, matches }) => ({
    sentence: mrkdwn`${code(text, 80)} could be several versions.`,
    wayOut: mrkdwn`Write it out: ${nameSome(matches)}.`,
  }),
  'no-release-yet': ({ project }) => ({
    sentence: mrkdwn`${project} has no release yet.`,
    wayOut: mrkdwn`${code(`/release preview ${project}`)} shows what the first would contain, ${code(`/release cut ${project}`)} makes it.`,
  }),
  'release-closed': ({ version, state }) => ({
    sentence: mrkdwn`${version} ${closedWords[state]}, so that nothing more is done with it.`,
    wayOut: mrkdwn`Work on an open release (${code('/release status')} lists them) or cut the next version.`,
  }),
} satisfies WordsFor<
  | 'no-project-yet'
  | 'project-unknown'
  | 'project-unclear'
  | 'version-unknown'
  | 'version-unclear'
  | 'no-release-yet'
  | 'release-closed'
>;
