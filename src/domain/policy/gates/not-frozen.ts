import type { Freeze } from '../stop.ts';
import type { Gate } from './gate.ts';

/** No person has stopped promotions to the environment, in its project, or everywhere. */
export const notFrozen: Gate = {
  name: 'not frozen',
  judge({ freezes, now }) {
    const last = freezes
      .filter((freeze) => isInForce(freeze, now))
      .toSorted((a, b) => endOf(a) - endOf(b))
      .at(-1);
    if (last === undefined) return { state: 'holds' };
    const untilAt = last.untilAt?.toISOString() ?? null;
    return {
      state: 'waits',
      on: untilAt === null ? 'people' : 'clock',
      until: untilAt,
      facts: { code: 'frozen', scope: scopeOf(last), because: last.because, by: last.setBy, untilAt },
    };
  },
};

/** Asked again here, as the ladder is also judged for another time than the present. */
function isInForce({ fromAt, untilAt, endedAt }: Freeze, now: Date): boolean {
  const hasBegun = fromAt === null || fromAt <= now;
  return hasBegun && endedAt === null && (untilAt === null || untilAt > now);
}

const endOf = ({ untilAt }: Freeze): number => untilAt?.getTime() ?? Number.MAX_SAFE_INTEGER;

/** `everything`, `project`, or the name of the environment. */
function scopeOf({ projectId, environment }: Freeze): string {
  return environment ?? (projectId === null ? 'everything' : 'project');
}
