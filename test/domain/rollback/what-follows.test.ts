import { describe, expect, test } from 'vitest';
import { rollbackModes } from '../../../src/domain/project/environment.ts';
import { shouldRollBack } from '../../../src/domain/rollback/automatic/should-roll-back.ts';
import { whatFollows } from '../../../src/domain/rollback/automatic/what-follows.ts';

const at = new Date('2026-11-20T12:00:00Z');
const ended = {
  state: 'failed',
  stateReason: null,
  origin: 'manual',
  startedAt: at,
  verifyingAt: at,
  endedAt: at,
} as const;

describe('what is said to follow a failure', () => {
  const ends = [
    ended,
    { ...ended, state: 'errored' },
    { ...ended, state: 'succeeded' },
    { ...ended, startedAt: null },
    { ...ended, origin: 'rollback' },
    {
      ...ended,
      stateReason: {
        code: 'run-failed',
        conclusion: 'startup_failure',
        job: null,
        url: 'https://run.example',
      },
    },
  ] as const;

  test.each(rollbackModes.flatMap((mode) => ends.map((each) => ({ mode, ...each }))))(
    'is what Waybill then does: $mode, $state, $origin, $startedAt',
    ({ mode, ...each }) => {
      const verdict = shouldRollBack({
        now: at,
        mode,
        ended: each,
        hasTarget: true,
        isRedeployment: false,
        hasSomebodyActed: false,
        hasForeignRun: false,
        isTwiceInARow: false,
      });
      const does = { act: 'rolls-back', ask: 'asks', shadow: null, nothing: null }[verdict.kind];
      const isFailedRollback = verdict.kind === 'nothing' && verdict.why === 'is-rollback';
      expect(whatFollows(each, mode)).toBe(isFailedRollback ? 'is-rollback' : does);
    },
  );
});
