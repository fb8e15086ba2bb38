import { usePart } from '../feed/use-part.ts';
import type { Reader } from '../text/slack-date.ts';
import { useSession } from './session.ts';

/** The zone of the person one acts as, and the sandbox's moved clock. */
export const useReader = (): Reader => {
  const { personId } = useSession();
  const timeZone = usePart('people')?.find((each) => each.id === personId)?.timeZone ?? 'UTC';
  const offsetMs = usePart('clock')?.offsetMs ?? 0;
  return { timeZone, now: new Date(Date.now() + offsetMs) };
};
