import { windowState } from '../../calendar/window-state.ts';
import type { Window } from '../../project/window.ts';
import type { GateAnswer, GateFacts } from '../ladder.ts';
import type { Gate } from './gate.ts';

/** The time is one at which the environment may be deployed to. A `deny` wins over every `allow`. */
export const windowOpen: Gate = {
  name: 'window open',
  judge({ environment: { windows }, now }) {
    const { isOpen, opensAt, deniedBy } = windowState(windows, now);
    if (isOpen) return { state: 'holds' };
    const until = opensAt?.toISOString() ?? null;
    if (deniedBy !== null) {
      const { because } = deniedBy;
      return wait({ code: 'window-denied', window: written(deniedBy), because, opensAt: until }, until);
    }
    const allowing = windows.filter(({ effect }) => effect === 'allow').map(written);
    return wait({ code: 'window-closed', opensAt: until, windows: allowing }, until);
  },
};

/** Where no opening is in sight, the clock alone will not do: somebody has to change the windows. */
const wait = (facts: GateFacts, until: string | null): GateAnswer => ({
  state: 'waits',
  on: until === null ? 'people' : 'clock',
  until,
  facts,
});

const written = ({ text, zone }: Window): string => `${text} ${zone}`;
