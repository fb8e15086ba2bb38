import type { Candidate } from '../../domain/release/candidate.ts';
import type { Dispatch } from '../../domain/release/dispatch.ts';
import { link } from '../text/link.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { slackDate } from '../text/slack-date.ts';
import { problemUrl, problemWords } from './problem-words.ts';

/** Where a candidate's build stands, in words; the symbol only repeats them for the eye. */
export type BuildState = {
  readonly symbol: string;
  readonly state: string;
  /** The state and what there is to say of it. */
  readonly sentence: Mrkdwn;
  /** What somebody can do about it; null where nobody has to do anything. */
  readonly next: Mrkdwn | null;
  readonly runUrl: string | null;
};

export function buildState(candidate: Candidate, dispatch: Dispatch | null): BuildState {
  const runUrl = problemUrl(candidate.stateReason) ?? dispatch?.runUrl ?? null;
  const since = mrkdwn`since ${slackDate(candidate.stateAt)}`;
  switch (candidate.state) {
    case 'building':
      return { ...underWay(candidate, dispatch), runUrl };
    case 'ready':
      return {
        symbol: '✅',
        state: 'Ready',
        sentence: mrkdwn`${bold('Ready')} ${since}. ${artifact(candidate, dispatch)}`,
        next: null,
        runUrl,
      };
    case 'failed':
    case 'errored': {
      const state = candidate.state === 'failed' ? 'Failed' : 'Errored (could not be told)';
      const words = candidate.stateReason === null ? null : problemWords(candidate.stateReason);
      return {
        symbol: candidate.state === 'failed' ? '❌' : '⚠️',
        state,
        sentence: mrkdwn`${bold(state)} ${since}. ${words?.what ?? nothing}`,
        next: words?.next ?? null,
        runUrl,
      };
    }
    default:
      return candidate.state satisfies never;
  }
}

function artifact(candidate: Candidate, dispatch: Dispatch | null): Mrkdwn {
  if (dispatch === null) return mrkdwn`There is nothing to build.`;
  const digest =
    candidate.artifactDigest === null ? nothing : mrkdwn` (${code(candidate.artifactDigest, 90)})`;
  return mrkdwn`The build made ${code(candidate.artifactVersion)}${digest}.`;
}

type UnderWay = Omit<BuildState, 'runUrl'>;

function underWay(candidate: Candidate, dispatch: Dispatch | null): UnderWay {
  const building = { symbol: '⏳', state: 'Building', next: null };
  if (dispatch?.state === 'wanted' && dispatch.lookAt !== null && dispatch.lookAt > dispatch.wantedAt) {
    return {
      ...building,
      state: 'Building, parked',
      sentence: mrkdwn`${bold('Building, parked')}: GitHub takes no more requests for now. It goes on by itself ${slackDate(dispatch.lookAt)}.`,
    };
  }
  if (candidate.tagState === 'wanted')
    return {
      ...building,
      sentence: mrkdwn`${bold('Building')}: the tag ${code(candidate.tag)} is being made.`,
    };
  if (dispatch === null)
    return { ...building, sentence: mrkdwn`${bold('Building')}: the build is about to be asked for.` };
  const workflow = code(dispatch.workflow);
  if (dispatch.state === 'uncertain') {
    return {
      symbol: '⚠️',
      state: 'Building, uncertain',
      sentence: mrkdwn`${bold('Building, uncertain')}: GitHub’s answer was lost, so that it is not known whether ${workflow} has started. Waybill looks for its run before it asks again.`,
      next: null,
    };
  }
  const isStarted = dispatch.runStatus === 'in_progress';
  if (dispatch.lateSaidAt !== null && !isStarted) return late(dispatch);
  if (dispatch.state !== 'running')
    return { ...building, sentence: mrkdwn`${bold('Building')}: GitHub is asked to run ${workflow}.` };
  const sentAt = dispatch.sentAt ?? dispatch.wantedAt;
  const run = link(dispatch.runUrl, 'its run');
  return {
    ...building,
    sentence: isStarted
      ? mrkdwn`${bold('Building')}: ${workflow} has been running since ${slackDate(sentAt)}: ${run}.`
      : mrkdwn`${bold('Building')}: ${workflow} was asked for ${slackDate(sentAt)} and waits for GitHub to start it.`,
  };
}

/** What usually keeps a run from starting, most likely first. */
export const lateCauses = mrkdwn`Likely causes: no free runner, a concurrency group that waits, a GitHub environment that asks for a review, or trouble at GitHub (githubstatus.com).`;

function late(dispatch: Dispatch): UnderWay {
  const sentAt = dispatch.sentAt ?? dispatch.wantedAt;
  return {
    symbol: '⚠️',
    state: 'Building, late',
    sentence: mrkdwn`${bold('Building, late')}: ${code(dispatch.workflow)} was asked for ${slackDate(sentAt)} and has not started.`,
    next: lateCauses,
  };
}
