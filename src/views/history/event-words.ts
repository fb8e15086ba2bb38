import type { ToldEvent } from '../../domain/answer/history.ts';
import type { EventKind } from '../../domain/trail/event.ts';
import { code, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { deploymentEvents } from './deployment-events.ts';
import {
  at,
  because,
  candidate,
  commit,
  type EventWords,
  named,
  person,
  problem,
  run,
  workflow,
} from './event-facts.ts';
import { noticeEvents } from './notice-events.ts';
import { pickEvents } from './pick-events.ts';
import { scheduleEvents } from './schedule-events.ts';

const words: Readonly<Record<EventKind, EventWords>> = {
  'workspace-bound': () => mrkdwn`bound this installation to its workspace`,
  'repository-registered': (facts) =>
    mrkdwn`registered the repository ${named(facts, 'repository')}${commit(facts)}`,
  'repository-renamed': (facts) =>
    mrkdwn`saw the repository ${named(facts, 'from')} renamed to ${named(facts, 'to')}`,
  'project-registered': (facts) => mrkdwn`set up the project ${named(facts, 'project')}`,
  'project-retired': (facts) => mrkdwn`retired the project ${named(facts, 'project')}`,
  'configuration-changed': (facts) => mrkdwn`put a changed waybill.yaml in force${commit(facts)}`,
  'configuration-broken': () => mrkdwn`found waybill.yaml broken or missing`,
  'configuration-mended': (facts) => mrkdwn`found waybill.yaml valid again${commit(facts)}`,
  'loosening-proposed': (facts) => mrkdwn`held back a change that loosens waybill.yaml${commit(facts)}`,
  'loosening-accepted': (facts) => mrkdwn`accepted the loosened waybill.yaml${commit(facts)}`,
  'loosening-refused': (facts) => mrkdwn`refused the loosened waybill.yaml${commit(facts)}`,
  'tag-workflows-accepted': (facts) =>
    mrkdwn`accepted workflows that tags start in ${named(facts, 'repository')}`,
  'release-cut': (facts) => mrkdwn`cut ${candidate(facts)}${at(facts)}`,
  'candidate-cut': (facts) => mrkdwn`cut the further candidate ${candidate(facts)}${at(facts)}`,
  'candidate-tagged': (facts) => mrkdwn`made the tag ${named(facts, 'tag')}${at(facts)}`,
  'build-requested': (facts) => mrkdwn`decided to ask for the build of ${candidate(facts)}`,
  'build-sent': (facts) => mrkdwn`asked GitHub to run${workflow(facts)} for ${candidate(facts)}${run(facts)}`,
  'build-answer-lost': (facts) => mrkdwn`lost GitHub’s answer to starting the build of ${candidate(facts)}`,
  'build-found': (facts) => mrkdwn`found the run that builds ${candidate(facts)}${run(facts)}`,
  'build-late': (facts) => mrkdwn`saw that the build of ${candidate(facts)} is late${run(facts)}`,
  'build-repeated': (facts) => mrkdwn`repeated the build of ${candidate(facts)}${run(facts)}`,
  'candidate-ready': (facts) => mrkdwn`saw ${candidate(facts)} become ready${run(facts)}`,
  'candidate-failed': (facts) => mrkdwn`saw ${candidate(facts)} fail${problem(facts)}${run(facts)}`,
  'candidate-errored': (facts) =>
    mrkdwn`could not tell whether ${candidate(facts)} was built${problem(facts)}${run(facts)}`,
  'notes-edited': (facts) => mrkdwn`edited the notes of ${named(facts, 'version')}`,
  'notes-edit-undone': (facts) => mrkdwn`took an edit of the notes of ${named(facts, 'version')} back`,
  'release-abandoned': (facts) => mrkdwn`abandoned ${named(facts, 'version')}${because(facts)}`,
  ...deploymentEvents,
  ...noticeEvents,
  ...pickEvents,
  ...scheduleEvents,
  'identity-linked': (facts) =>
    mrkdwn`linked ${named(facts, 'githubLogin')} on GitHub to ${person(facts, 'slackUser')}`,
  'identity-unlinked': (facts) =>
    mrkdwn`unlinked ${named(facts, 'githubLogin')} on GitHub from ${person(facts, 'slackUser')}`,
  'trail-anchored': (facts) => mrkdwn`put the trail’s head, ${named(facts, 'seq')}, outside the database`,
  'trail-verified': () => mrkdwn`verified the trail`,
  'trail-exported': (facts) =>
    mrkdwn`took a copy of the trail, events ${named(facts, 'first')} to ${named(facts, 'last')}`,
};

/** What happened, in words; a kind that this version does not know is told by its own name. */
export function eventWords({ kind, facts }: ToldEvent): Mrkdwn {
  return isKnown(kind) ? words[kind](facts) : mrkdwn`did ${code(kind)}${because(facts)}`;
}

const isKnown = (kind: string): kind is EventKind => Object.hasOwn(words, kind);
