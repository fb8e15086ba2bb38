import { parsePickId, parseProjectId } from '../../../src/domain/ids.ts';
import { askPick } from '../../../src/domain/pick/ask-pick.ts';
import type { Journey } from '../../../src/domain/pick/journey.ts';
import type { Pick, PickSource, PickState } from '../../../src/domain/pick/pick.ts';
import type { PickPlan } from '../../../src/domain/pick/pick-target.ts';
import { renderJourney, renderWatched } from '../../../src/views/pick/journey.ts';
import { pickIntoView, pickView, renderPickPlan } from '../../../src/views/pick/pick-view.ts';
import { renderPicksAsked } from '../../../src/views/pick/picks-asked.ts';
import { renderReopening } from '../../../src/views/pick/reopening.ts';
import { renderWaived } from '../../../src/views/pick/waived.ts';
import { sampleRungs } from './deployment.ts';
import * as sample from './release.ts';

const sha = sample.sampleCandidate().sha;

const sourceOf = (text: string): PickSource => ({
  prNumber: null,
  title: text,
  url: text,
  authorLogin: text,
  commits: [{ sha, parent: sha, isMerge: false }],
});

/** A pick in a state, full of a text from outside. */
export function samplePick(text: string, state: PickState, at = 1): Pick {
  const release = sample.sampleRelease({ version: text });
  const asked = askPick({
    id: parsePickId(`00000000-0000-7000-8000-${String(at).padStart(12, '0')}`),
    project: sample.sampleProject(text),
    release,
    branch: text,
    source: sourceOf(text),
    by: sample.captain,
    now: sample.now,
  }).changes[0];
  if (asked === undefined || !('insert' in asked) || asked.insert !== 'picks') throw new Error('no pick');
  const conflict = { sha, paths: [text], isPartial: false };
  return { ...asked.row, sourceKey: `${at}`, state, conflict, prNumber: 14, prUrl: text };
}

/** Picks of every kind that a card shows, more than it shows at once. */
export const cardPicks = (text: string): readonly Pick[] =>
  (
    [
      'wanted',
      'open',
      'closed',
      'reopening',
      'failed',
      'picking',
      'conflict',
      'protected',
      'picked',
      'done',
    ] as const
  ).map((state, at) => samplePick(text, state, at + 1));

/** Every view of picks, drawn with a text from outside in each place. */
export function pickViews(text: string, changes: number) {
  const candidate = sample.sampleCandidate({ name: text });
  const target = {
    releaseId: candidate.releaseId,
    version: text,
    candidate: text,
    candidateId: candidate.id,
    next: text,
  };
  const targets = Array.from({ length: Math.min(changes, 60) }, () => ({
    ...target,
    state: 'missing' as const,
  }));
  const plan: PickPlan = {
    project: text,
    source: sourceOf(text),
    targets: [
      ...targets.map((each, at) => ({ ...each, version: `1.${at}.0` })),
      { ...target, state: 'has' },
      { ...target, state: 'on-its-way' },
    ],
  };
  const runs = {
    environment: text,
    candidate: { id: candidate.id, name: text, sha, version: text, badSince: null },
    since: sample.now,
    uncertainSince: sample.now,
  };
  const journey: Journey = {
    project: text,
    projectId: parseProjectId('11111111-0000-7000-8000-000000000000'),
    text,
    others: Array.from({ length: 30 }, () => text),
    source: sourceOf(text),
    isMerged: true,
    releases: Array.from({ length: Math.min(changes, 60) }, (_, at) => ({
      version: text,
      state: 'open',
      first: at % 2 === 0 ? text : null,
      latest: text,
      pick: 'open',
    })),
    environments: [
      { runs, isThere: true },
      { runs: { ...runs, candidate: null }, isThere: false },
    ],
    next: { kind: 'wait', candidate: text, environment: text, rungs: sampleRungs(text) },
  };
  return [
    { view: 'pickView', drawn: [pickView(plan, text.slice(0, 500)), pickView({ ...plan, targets: [] }, '')] },
    { view: 'renderPickPlan', drawn: [renderPickPlan(plan, text)] },
    {
      view: 'pickIntoView',
      drawn: [pickIntoView(text, text, [], 'x'), pickIntoView(text, text, ['1.6.0', `1.7.0${text}`], 'x')],
    },
    {
      view: 'renderPicksAsked',
      drawn: [
        renderPicksAsked({
          what: text,
          title: text,
          answers: (['started', 'has', 'on-its-way'] as const).map((state) => ({ version: text, state })),
        }),
      ],
    },
    {
      view: 'renderReopening',
      drawn: [renderReopening({ what: text, version: text, prNumber: 14 })],
    },
    { view: 'renderWaived', drawn: [renderWaived({ what: text, versions: [text] })] },
    { view: 'renderWatched', drawn: [renderWatched(text)] },
    {
      view: 'renderJourney',
      drawn: [
        journey,
        { ...journey, isMerged: false, next: { kind: 'merge' } as const },
        { ...journey, next: { kind: 'cut' } as const },
        { ...journey, next: { kind: 'promote', candidate: text, environment: text } as const },
        { ...journey, next: { kind: 'arrived' } as const },
      ].map(renderJourney),
    },
  ];
}
