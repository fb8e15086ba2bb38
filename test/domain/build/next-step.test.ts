import { expect, test } from 'vitest';
import type { Build } from '../../../src/domain/build/build.ts';
import { nextStep } from '../../../src/domain/build/next-step.ts';
import type { Candidate } from '../../../src/domain/release/candidate.ts';
import type { Dispatch } from '../../../src/domain/release/dispatch.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { candidate, dispatch, project, release, startedAt } from '../../operations/build/rows.ts';

const at = (seconds: number) => new Date(startedAt.getTime() + seconds * 1_000);
const made = { tagState: 'made' } as const;

function build(
  of: Partial<Candidate>,
  sent: Partial<Dispatch> | null,
  state: Release['state'] = 'open',
): Build {
  return {
    project,
    release: { ...release, state },
    candidate: { ...candidate, ...of },
    dispatch: sent === null ? null : { ...dispatch, ...sent },
    now: startedAt,
  };
}

test.each<[string, Build, string]>([
  ['nothing is done yet', build({}, {}), 'make-tag'],
  ['a limit holds before the tag is made', build({}, { lookAt: at(60) }), 'rest'],
  ['the tag was refused', build({ tagState: 'refused', state: 'failed' }, { state: 'failed' }), 'rest'],
  ['the tag is made', build(made, {}), 'send'],
  ['a limit holds before it is sent', build(made, { lookAt: at(60) }), 'rest'],
  ['the tag is made and nothing is built', build(made, null), 'finish-without-build'],
  ['it is being sent', build(made, { state: 'sending', sentAt: at(-5) }), 'rest'],
  ['whoever sent it is gone', build(made, { state: 'sending', sentAt: at(-15) }), 'lost'],
  ['its answer was lost', build(made, { state: 'uncertain' }), 'find'],
  ['it was taken, and its run is not known', build(made, { state: 'running' }), 'find'],
  ['its run is known', build(made, { state: 'running', runId: 1 }), 'look'],
  [
    'its run failed: it may be repeated',
    build({ ...made, state: 'failed' }, { state: 'failed', runId: 1 }),
    'look',
  ],
  [
    'it never had a run, and it is time to look back',
    build({ ...made, state: 'errored' }, { state: 'errored', lookAt: startedAt }),
    'find',
  ],
  [
    'it never had a run, and a person decides',
    build({ ...made, state: 'errored' }, { state: 'errored', lookAt: null }),
    'rest',
  ],
  ['it is ready', build({ ...made, state: 'ready' }, { state: 'succeeded', runId: 1 }), 'rest'],
  ['its release was abandoned before its tag', build({}, {}, 'abandoned'), 'call-off'],
  ['its release was abandoned before it was sent', build(made, {}, 'abandoned'), 'call-off'],
  ['its release was abandoned while parked', build(made, { lookAt: at(60) }, 'abandoned'), 'call-off'],
  [
    'its release was abandoned while it runs',
    build(made, { state: 'running', runId: 1 }, 'abandoned'),
    'look',
  ],
  [
    'its release was abandoned and it was called off',
    build({ state: 'failed' }, { state: 'failed', lookAt: null }, 'abandoned'),
    'rest',
  ],
])('where %s, the next step follows from it', (_, state, step) => {
  expect(nextStep(state)).toBe(step);
});
