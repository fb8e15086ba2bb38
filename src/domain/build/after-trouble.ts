import { type Decision, quietly } from '../change.ts';
import { type Build, say } from './build.ts';
import { parked } from './parked.ts';

/** How long GitHub may be silent before people are told. */
const saidAfterMs = 60_000;

/**
 * GitHub could not be asked. A limit parks the build; anything else is tried again by its job, and is said
 * once where it lasts: a build that stands still for an hour must not look as if it were going on.
 */
export function afterTrouble(
  build: Build,
  trouble: { readonly retryAfterMs: number | null; readonly isRefused: boolean },
): Decision {
  const { candidate, dispatch, now } = build;
  if (trouble.retryAfterMs !== null) return parked(build, new Date(now.getTime() + trouble.retryAfterMs));
  const since = dispatch === null ? candidate.stateAt : (dispatch.lookAt ?? now);
  const isWaitedFor = candidate.state === 'building';
  if (!isWaitedFor || now.getTime() - since.getTime() < saidAfterMs) return quietly();
  return {
    changes: [],
    events: [],
    effects: [
      say(
        build,
        {
          kind: 'build-interrupted',
          candidate: candidate.name,
          since: since.toISOString(),
          isRefused: trouble.isRefused,
        },
        { occasion: `@${since.getTime()}` },
      ),
    ],
  };
}
