import type { EventKind } from '../../domain/trail/event.ts';
import { mrkdwn } from '../text/mrkdwn.ts';
import { at, because, type EventWords, named, problem } from './event-facts.ts';

/** What is told of changes on their way into a release. */
export const pickEvents = {
  'pick-asked': (facts) => mrkdwn`asked for ${named(facts, 'what')} in ${named(facts, 'version')}`,
  'pick-made': (facts) => mrkdwn`picked ${named(facts, 'what')} into ${named(facts, 'version')}${at(facts)}`,
  'pick-present': (facts) => mrkdwn`saw that ${named(facts, 'version')} has ${named(facts, 'what')} already`,
  'pick-conflicted': (facts) =>
    mrkdwn`found ${named(facts, 'what')} in conflict with ${named(facts, 'version')}`,
  'pick-opened': (facts) =>
    mrkdwn`opened pull request ${named(facts, 'pullRequest')} for ${named(facts, 'what')} in ${named(facts, 'version')}`,
  'pick-closed': (facts) =>
    mrkdwn`saw the pull request for ${named(facts, 'what')} in ${named(facts, 'version')} closed without a merge`,
  'pick-reopened': (facts) =>
    mrkdwn`saw to it that pull request ${named(facts, 'pullRequest')} for ${named(facts, 'what')} in ${named(facts, 'version')} is open again`,
  'pick-failed': (facts) =>
    mrkdwn`could not pick ${named(facts, 'what')} into ${named(facts, 'version')}${problem(facts)}`,
  'back-merge-asked': (facts) =>
    mrkdwn`found ${named(facts, 'what')} in ${named(facts, 'version')} and not on ${named(facts, 'branch')}`,
  'back-merge-opened': (facts) =>
    mrkdwn`opened pull request ${named(facts, 'pullRequest')} to bring ${named(facts, 'what')} to ${named(facts, 'branch')}`,
  'back-merge-done': (facts) =>
    mrkdwn`saw ${named(facts, 'what')} of ${named(facts, 'version')} on ${named(facts, 'branch')}`,
  'back-merge-closed': (facts) =>
    mrkdwn`saw the pull request that brings ${named(facts, 'what')} to ${named(facts, 'branch')} closed without a merge`,
  'back-merge-failed': (facts) =>
    mrkdwn`could not bring ${named(facts, 'what')} to ${named(facts, 'branch')}${problem(facts)}`,
  'hotfix-started': (facts) =>
    mrkdwn`started ${named(facts, 'version')} as a hotfix of ${named(facts, 'from')} with ${named(facts, 'what')}`,
  'release-made-without': (facts) =>
    mrkdwn`started ${named(facts, 'version')} from ${named(facts, 'from')}, without ${named(facts, 'what')}`,
  'environment-taken': (facts) => mrkdwn`let ${named(facts, 'version')} take ${named(facts, 'environment')}`,
  'environment-given-back': (facts) =>
    mrkdwn`was done with ${named(facts, 'environment')}, which ${named(facts, 'version')} had taken from ${named(facts, 'candidate')}`,
  'fix-waived': (facts) =>
    mrkdwn`waived ${named(facts, 'what')} for releases after ${named(facts, 'version')}${because(facts)}`,
} satisfies Partial<Record<EventKind, EventWords>>;
