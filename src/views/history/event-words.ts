import type { ToldEvent } from '../../domain/answer/history.ts';
import { isUserId } from '../../domain/ids.ts';
import type { EventKind } from '../../domain/trail/event.ts';
import { link } from '../text/link.ts';
import { mention } from '../text/mention.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { shortSha } from '../text/short-sha.ts';

/** What an event says, after the name of who did it. */
type EventWords = (facts: ToldEvent['facts']) => Mrkdwn;

/** A fact as text; the record may be older than these words, so that any may be missing. */
function fact(facts: ToldEvent['facts'], name: string): string | null {
  const value = facts[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

const named = (facts: ToldEvent['facts'], name: string): Mrkdwn => {
  const text = fact(facts, name);
  return text === null ? mrkdwn`(not recorded)` : bold(text);
};

const candidate: (facts: ToldEvent['facts']) => Mrkdwn = (facts) =>
  named(facts, fact(facts, 'candidate') === null ? 'version' : 'candidate');

const when = (text: string | null, words: (text: string) => Mrkdwn): Mrkdwn =>
  text === null ? nothing : words(text);

const at = (facts: ToldEvent['facts']): Mrkdwn =>
  when(fact(facts, 'sha'), (sha) => mrkdwn` at ${shortSha(sha)}`);
const run = (facts: ToldEvent['facts']): Mrkdwn =>
  when(fact(facts, 'run'), (url) => mrkdwn` (${link(url, 'run')})`);
const because = (facts: ToldEvent['facts']): Mrkdwn =>
  when(fact(facts, 'because'), (text) => mrkdwn`: ${text}`);
const commit = (facts: ToldEvent['facts']): Mrkdwn =>
  when(fact(facts, 'commit'), (sha) => mrkdwn` (${shortSha(sha)})`);

function problem({ problem }: ToldEvent['facts']): Mrkdwn {
  if (typeof problem !== 'object' || problem === null || !('code' in problem)) return nothing;
  const name = problem['code'];
  return typeof name === 'string' ? mrkdwn`: ${code(name)}` : nothing;
}

const workflow = (facts: ToldEvent['facts']): Mrkdwn =>
  when(fact(facts, 'workflow'), (name) => mrkdwn` ${code(name)}`);

const place = (facts: ToldEvent['facts']): Mrkdwn => named(facts, 'environment');

function person(facts: ToldEvent['facts']): Mrkdwn {
  const id = fact(facts, 'user');
  return id !== null && isUserId(id) ? mention(id) : named(facts, 'user');
}

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
  'deployment-requested': (facts) => mrkdwn`asked to bring ${candidate(facts)} to ${place(facts)}`,
  'deployment-queued': (facts) => mrkdwn`queued ${candidate(facts)} for ${place(facts)}`,
  'deployment-sent-back': (facts) =>
    mrkdwn`took ${candidate(facts)} out of the queue of ${place(facts)}: a gate closed`,
  'deployment-reshown': (facts) =>
    mrkdwn`voided the approvals of ${candidate(facts)} for ${place(facts)}: what was shown has changed`,
  'deployment-expired': (facts) => mrkdwn`let the request of ${candidate(facts)} for ${place(facts)} expire`,
  'deployment-superseded': (facts) =>
    mrkdwn`let the request of ${candidate(facts)} for ${place(facts)} give way to ${named(facts, 'newer')}`,
  'deployment-cancel-asked': (facts) =>
    mrkdwn`asked GitHub to cancel the deployment of ${candidate(facts)} to ${place(facts)}`,
  'deployment-cancelled': (facts) =>
    mrkdwn`cancelled ${candidate(facts)} for ${place(facts)}${because(facts)}${run(facts)}`,
  'deployment-started': (facts) => mrkdwn`started to deploy ${candidate(facts)} to ${place(facts)}`,
  'deployment-sent': (facts) =>
    mrkdwn`asked GitHub to run${workflow(facts)} for ${candidate(facts)} in ${place(facts)}${run(facts)}`,
  'deployment-answer-lost': (facts) =>
    mrkdwn`lost GitHub’s answer to deploying ${candidate(facts)} to ${place(facts)}`,
  'deployment-found': (facts) =>
    mrkdwn`found the run that deploys ${candidate(facts)} to ${place(facts)}${run(facts)}`,
  'deployment-late': (facts) =>
    mrkdwn`saw that the deployment of ${candidate(facts)} to ${place(facts)} is late${run(facts)}`,
  'deployment-repeated': (facts) =>
    mrkdwn`repeated the deployment of ${candidate(facts)} to ${place(facts)}${run(facts)}`,
  'deployment-verifying': (facts) => mrkdwn`began to verify ${candidate(facts)} in ${place(facts)}`,
  'deployment-succeeded': (facts) => mrkdwn`delivered ${candidate(facts)} to ${place(facts)}${run(facts)}`,
  'deployment-failed': (facts) =>
    mrkdwn`saw ${candidate(facts)} fail in ${place(facts)}${problem(facts)}${run(facts)}`,
  'deployment-errored': (facts) =>
    mrkdwn`could not tell whether ${candidate(facts)} reached ${place(facts)}${problem(facts)}${run(facts)}`,
  'deployment-learned': (facts) =>
    mrkdwn`learned how the run of ${candidate(facts)} in ${place(facts)} ended: ${named(facts, 'conclusion')}${run(facts)}`,
  'deployment-attested': (facts) =>
    mrkdwn`said that nothing runs any more of ${candidate(facts)} in ${place(facts)}${because(facts)}`,
  'foreign-run-seen': (facts) => mrkdwn`saw a run of${workflow(facts)} that was not ours${run(facts)}`,
  'hold-set': (facts) => mrkdwn`held ${place(facts)} after ${candidate(facts)}${because(facts)}`,
  'hold-lifted': (facts) => mrkdwn`lifted the hold of ${place(facts)}${because(facts)}`,
  'release-shipped': (facts) => mrkdwn`shipped ${named(facts, 'version')}`,
  'release-published': (facts) => mrkdwn`published ${named(facts, 'version')} on GitHub${run(facts)}`,
  'identity-linked': (facts) => mrkdwn`linked ${named(facts, 'login')} on GitHub to ${person(facts)}`,
  'identity-unlinked': (facts) => mrkdwn`unlinked ${named(facts, 'login')} on GitHub from ${person(facts)}`,
  'trail-anchored': (facts) => mrkdwn`put the trail’s head, ${named(facts, 'seq')}, outside the database`,
  'trail-verified': () => mrkdwn`verified the trail`,
};

/** What happened, in words; a kind that this version does not know is told by its own name. */
export function eventWords({ kind, facts }: ToldEvent): Mrkdwn {
  return isKnown(kind) ? words[kind](facts) : mrkdwn`did ${code(kind)}${because(facts)}`;
}

const isKnown = (kind: string): kind is EventKind => Object.hasOwn(words, kind);
