import type { MyWork } from '../../../src/domain/answer/my-work.ts';
import { deploymentStates } from '../../../src/domain/deployment/deployment.ts';
import { parseFreezeId } from '../../../src/domain/ids.ts';
import type { EnvironmentLine } from '../../../src/domain/release/environment-line.ts';
import { renderDeploymentDone } from '../../../src/views/deployment/done.ts';
import { renderFreezes } from '../../../src/views/deployment/freezes.ts';
import { renderLadder, renderSimulation } from '../../../src/views/deployment/ladder.ts';
import { promotionView, renderShown } from '../../../src/views/deployment/promotion-view.ts';
import { renderQueue } from '../../../src/views/deployment/queue.ts';
import { reasonView, renderTyped } from '../../../src/views/deployment/reason-view.ts';
import { renderRequest } from '../../../src/views/deployment/request.ts';
import { renderJudged } from '../../../src/views/rollback/imagined.ts';
import type { Drawing } from './all-views.ts';
import * as sample from './deployment.ts';
import { sampleNotes } from './notes.ts';
import { captain, now, sampleCandidate, sampleProject } from './release.ts';

/** The environments of a card: one in each state, many, and some that are next. */
export function cardsWithEnvironments(text: string): readonly (readonly EnvironmentLine[])[] {
  const shown = sample.sampleShown(text, 1);
  const each = deploymentStates.map((state) => {
    const hasBegun = state !== 'requested' && state !== 'queued';
    return sample.sampleLine(
      sample.sampleEnvironment(text),
      sample.sampleDeployment(shown, {
        state,
        ladder: sample.sampleRungs(text),
        startedAt: hasBegun ? now : null,
        verifyingAt: hasBegun ? now : null,
        holdsLane: state === 'errored',
        stateReason: { code: 'smoke-failed', url: text, found: text },
        verification: {
          smoke: [{ url: text, passedBefore: 'yes', attempts: 1, state: 'passed', found: text }],
          bakeUntil: now.toISOString(),
        },
      }),
      { uncertainSince: now },
    );
  });
  const next = Array.from({ length: 12 }, () => sample.sampleLine(sample.sampleEnvironment(text)));
  return [...each.map((line) => [line]), each, next];
}

/** Much that waits for one person, in many lanes. */
export function sampleWork(text: string, changes: number): MyWork {
  const deployment = sample.sampleDeployment(sample.sampleShown(text, 1));
  const inLane = { deployment, candidate: text };
  const lane = { environment: text, occupant: inLane, queued: [inLane], requested: [], usualMs: null };
  const length = Math.min(changes, 60);
  return {
    approvals: Array.from({ length }, () => ({ project: text, ...inLane })),
    lanes: Array.from({ length }, () => ({
      project: text,
      lane,
      back: { projectId: sampleProject(text).id, to: text },
    })),
  };
}

const plainKinds = [
  'rejected',
  'withdrawn',
  'cancelled',
  'cancel-asked',
  'healthy',
  'faulty',
  'attested',
] as const;

/** Every view of deployments, drawn with a text from outside in each place, and with so many changes. */
export function deploymentViews(text: string, changes: number): readonly Drawing[] {
  const shown = sample.sampleShown(text, changes);
  const ladder = sample.sampleRungs(text);
  const deployment = sample.sampleDeployment(shown, { ladder });
  const running = { ...deployment, state: 'running' as const, startedAt: now };
  const queued = { ...deployment, state: 'queued' as const };
  const planned = { ...deployment, plannedAt: now, latestStartAt: now };
  const requests = [
    deployment,
    planned,
    { ...planned, policy: { ...planned.policy, approvals: { ...planned.policy.approvals, count: 0 } } },
    queued,
    { ...deployment, state: 'running' as const, startedAt: null },
    ...sample
      .sampleReasons(text)
      .map((stateReason) => sample.sampleDeployment(shown, { state: 'errored', stateReason })),
  ];
  const of = { candidate: text, environment: text };
  const scope = {
    kind: 'environment',
    projectId: sampleProject(text).id,
    project: text,
    environment: text,
  } as const;
  const { id, name, sha } = sampleCandidate({ name: text });
  const runs = {
    environment: text,
    candidate: { id, name, sha, badSince: now, version: text },
    since: now,
    uncertainSince: now,
  };
  const inLane = { deployment: running, candidate: text };
  const lane = {
    environment: text,
    occupant: inLane,
    queued: Array.from({ length: Math.min(changes, 50) }, () => ({ deployment: queued, candidate: text })),
    requested: Array.from({ length: Math.min(changes, 50) }, (_, at) => ({
      deployment: at % 2 === 0 ? deployment : planned,
      candidate: text,
    })),
    usualMs: 600_000,
  };
  const held = { candidate: text, because: text };
  const answer = { project: text, environment: text, runs, held, canOverride: true };
  // Each gate has one rung in a ladder.
  const ladders = [ladder.slice(0, 10), ladder.slice(10, 20), ladder.slice(20)];
  const promotion = {
    shown,
    notes: sampleNotes(changes, [text]),
    relation: 'diverged' as const,
    compareUrl: 'https://github.example/acme/shop/compare/a...b',
    held: text,
    isStepBack: true,
  };
  const freeze = {
    id: parseFreezeId('66666666-0000-7000-8000-000000000000'),
    projectId: scope.projectId,
    environment: text,
    because: text,
    setBy: captain,
    setAt: now,
    fromAt: null,
    untilAt: now,
    endedAt: null,
    endedBy: null,
    revision: 1,
  };
  const until = { at: now, zone: 'Europe/Berlin' };
  return [
    {
      view: 'renderRequest',
      drawn: requests.map((each) =>
        renderRequest(sample.sampleRequest(text, changes, { deployment: each }), now),
      ),
    },
    {
      view: 'renderLadder',
      drawn: [
        renderLadder(
          {
            ...answer,
            occupant: inLane,
            waiting: ladders.map((ladder) => ({ deployment, candidate: text, ladder, position: 2 })),
          },
          now,
        ),
        renderLadder({ ...answer, occupant: null, waiting: [] }, now),
      ],
    },
    {
      view: 'renderSimulation',
      drawn: [renderSimulation({ project: text, environment: text, candidate: text, at: now, ladder })],
    },
    {
      view: 'renderQueue',
      drawn: [
        renderQueue({ project: text, lanes: Array.from({ length: 12 }, () => lane) }, now),
        renderQueue({ project: text, lanes: [{ ...lane, occupant: null, usualMs: null }] }, now),
        renderQueue({ project: text, lanes: [] }, now),
      ],
    },
    {
      view: 'renderFreezes',
      drawn: [
        renderFreezes([]),
        renderFreezes(Array.from({ length: Math.min(changes, 100) }, () => ({ freeze, scope }))),
      ],
    },
    {
      view: 'promotionView',
      drawn: [promotionView(promotion, { title: 'Retry', callback: 'x', context: 'x' })],
    },
    { view: 'renderShown', drawn: [renderShown(shown)] },
    {
      view: 'renderJudged',
      drawn: [
        renderJudged({ environment: text, opinion: 'wrong', tally: { right: 3, wrong: 1, open: 1 } }),
        renderJudged({ environment: text, opinion: 'right', tally: { right: 0, wrong: 0, open: 2 } }),
      ],
    },
    {
      view: 'reasonView',
      drawn: [
        reasonView({
          title: 'Override',
          submit: 'Override',
          callback: 'x',
          context: 'x',
          about: { ...of, gate: text },
          least: 15,
        }),
      ],
    },
    { view: 'renderTyped', drawn: [renderTyped('Lift hold', `lift hold ${text} because …`)] },
    {
      view: 'renderDeploymentDone',
      drawn: [
        renderDeploymentDone({ kind: 'requested', ...of, isNew: false, plannedAt: null }),
        renderDeploymentDone({
          kind: 'requested',
          ...of,
          isNew: false,
          plannedAt: '2026-11-24T08:00:00.000Z',
        }),
        renderDeploymentDone({
          kind: 'requested',
          ...of,
          isNew: true,
          plannedAt: '2026-11-24T08:00:00.000Z',
        }),
        renderDeploymentDone({ kind: 'approved', ...of, have: 1, need: 2 }),
        ...plainKinds.map((kind) => renderDeploymentDone({ kind, ...of })),
        renderDeploymentDone({ kind: 'overridden', ...of, gate: text }),
        renderDeploymentDone({ kind: 'moved', ...of, position: 2 }),
        renderDeploymentDone({
          kind: 'frozen',
          scope,
          from: null,
          until,
          isReadInReason: true,
          unread: null,
        }),
        renderDeploymentDone({
          kind: 'frozen',
          scope,
          from: until,
          until: null,
          isReadInReason: false,
          unread: text,
        }),
        renderDeploymentDone({ kind: 'unfrozen', scope }),
      ],
    },
  ];
}
