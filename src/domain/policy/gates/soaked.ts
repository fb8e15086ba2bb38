import type { GateAnswer } from '../ladder.ts';
import { type VerifiedTime, verifiedTimes } from '../verified-time.ts';
import type { Gate } from './gate.ts';

/**
 * The candidate has run long enough, verified and without interruption, in every environment that comes
 * before. Time in which it is uncertain what runs is not counted.
 */
export const soaked: Gate = {
  name: 'soaked',
  judge(facts) {
    const { soakMs } = facts.environment;
    if (soakMs === 0) return { state: 'holds' };
    const answers = verifiedTimes(facts).map((time) => judgeTime(time, soakMs, facts.now));
    const wait = answers.find((answer) => answer.state === 'waits' && answer.until === null);
    return wait ?? longest(answers) ?? { state: 'holds' };
  },
};

function judgeTime(time: VerifiedTime, soakMs: number, now: Date): GateAnswer {
  const { environment } = time;
  if (time.kind === 'never') {
    const facts = { code: 'not-verified-in', environments: [environment] } as const;
    return { state: 'waits', on: 'outside', until: null, facts };
  }
  const ranMs = (time.kind === 'running' ? now : time.until).getTime() - time.from.getTime();
  if (ranMs >= soakMs) return { state: 'holds' };
  if (time.kind === 'uncertain') {
    return { state: 'waits', on: 'people', until: null, facts: { code: 'uncertain-in', environment } };
  }
  if (time.kind === 'left') {
    const facts = { code: 'soak-cut-short', environment, soakMs, ranMs } as const;
    return { state: 'waits', on: 'people', until: null, facts };
  }
  const facts = { code: 'soaking', environment, soakMs, since: time.from.toISOString() } as const;
  return { state: 'waits', on: 'clock', until: new Date(time.from.getTime() + soakMs).toISOString(), facts };
}

/** The soak that ends last. */
function longest(answers: readonly GateAnswer[]): GateAnswer | undefined {
  return answers
    .flatMap((answer) => (answer.state === 'waits' && answer.until !== null ? [answer] : []))
    .toSorted((a, b) => Date.parse(a.until ?? '') - Date.parse(b.until ?? ''))
    .at(-1);
}
