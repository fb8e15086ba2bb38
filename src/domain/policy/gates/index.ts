import { approved } from './approved.ts';
import { candidateReady } from './candidate-ready.ts';
import { checksGreen } from './checks-green.ts';
import { due } from './due.ts';
import { fixesKept } from './fixes-kept.ts';
import type { Gate } from './gate.ts';
import { noHold } from './no-hold.ts';
import { noOpenConcern } from './no-open-concern.ts';
import { notAStepBack } from './not-a-step-back.ts';
import { notBad } from './not-bad.ts';
import { notFrozen } from './not-frozen.ts';
import { rollbackReady } from './rollback-ready.ts';
import { soaked } from './soaked.ts';
import { verifiedEarlier } from './verified-earlier.ts';
import { windowOpen } from './window-open.ts';

/** Every gate, in the order of the ladder. */
export const gates: readonly Gate[] = [
  candidateReady,
  notBad,
  due,
  verifiedEarlier,
  soaked,
  windowOpen,
  notFrozen,
  noHold,
  noOpenConcern,
  checksGreen,
  fixesKept,
  notAStepBack,
  rollbackReady,
  approved,
];
