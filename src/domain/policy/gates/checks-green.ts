import type { RequiredCheck } from '../../project/environment.ts';
import type { GateAnswer, GateFacts } from '../ladder.ts';
import type { FoundCheck } from '../policy-facts.ts';
import type { Gate } from './gate.ts';

/** Every required check of the candidate's commit is there and passed. One that is missing is not green. */
export const checksGreen: Gate = {
  name: 'checks green',
  judge({ environment: { checks: required }, checks }) {
    if (required.length === 0) return { state: 'holds' };
    if (checks.kind === 'unseen') return { state: 'unknown', facts: { code: 'checks-unread' } };
    const looked = required.map((check) => look(check, checks.value));
    const failed = looked.filter(({ stands }) => stands === 'failed');
    if (failed.length > 0) {
      const ended = failed.map(({ ended }) => ended);
      return { state: 'blocks', facts: { code: 'check-failed', checks: names(failed), ended } };
    }
    const missing = looked.filter(({ stands }) => stands === 'missing');
    if (missing.length > 0) return wait({ code: 'check-missing', checks: names(missing) });
    const pending = looked.filter(({ stands }) => stands === 'pending');
    if (pending.length > 0) return wait({ code: 'check-pending', checks: names(pending) });
    return { state: 'holds' };
  },
};

type Looked = {
  readonly name: string;
  readonly stands: 'passed' | 'failed' | 'missing' | 'pending';
  readonly ended: string;
};

/** Where several have the name, each of them has to pass. */
function look({ name, app, accepts }: RequiredCheck, found: readonly FoundCheck[]): Looked {
  const mine = found.filter((check) => check.name === name && (app === null || check.app === app));
  const passing = new Set<FoundCheck['state']>(['success', ...accepts]);
  const states = mine.map(({ state }) => state).filter((state) => !passing.has(state));
  const ended = states.find((state) => state !== 'pending');
  if (ended !== undefined) return { name, stands: 'failed', ended };
  if (mine.length === 0) return { name, stands: 'missing', ended: 'missing' };
  return { name, stands: states.length > 0 ? 'pending' : 'passed', ended: '' };
}

const names = (looked: readonly Looked[]): readonly string[] => looked.map(({ name }) => name);

const wait = (facts: GateFacts): GateAnswer => ({ state: 'waits', on: 'outside', until: null, facts });
