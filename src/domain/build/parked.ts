import type { Decision } from '../change.ts';
import type { Dispatch } from '../release/dispatch.ts';
import { refreshCard } from '../release/refresh-card.ts';
import { setDispatch } from '../release/set-dispatch.ts';
import { type Build, say } from './build.ts';

const tenMinutes = 600_000;

/** GitHub wants to be left alone until then: the build waits, says so, and goes on by itself. */
export function parked(build: Build, until: Date, set: Partial<Dispatch> = {}): Decision {
  const { candidate, dispatch } = build;
  return {
    changes: dispatch === null ? [] : [setDispatch({ ...build, dispatch }, { ...set, lookAt: until })],
    events: [],
    effects: [
      refreshCard(build),
      say(
        build,
        { kind: 'build-parked', candidate: candidate.name, until: until.toISOString() },
        // Short limits come in rows; each long one is worth a word.
        { occasion: `@${Math.round(until.getTime() / tenMinutes)}` },
      ),
    ],
  };
}
