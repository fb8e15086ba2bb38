import { parseDeploymentId } from '../../../src/domain/ids.ts';
import type { WokenWork } from '../../../src/domain/job.ts';
import { advanceLane } from '../../../src/operations/advance-lane.ts';
import { callRollbackHook } from '../../../src/operations/call-rollback-hook.ts';
import { considerRollback } from '../../../src/operations/consider-rollback.ts';
import type { Ports } from '../../../src/ports.ts';

/** Does what moves a lane, by the key that it was woken with; other work is left undone. */
export async function laneWork(ports: Ports, name: WokenWork, key: string): Promise<void> {
  if (name === 'advance-lane') await advanceLane(ports, key);
  if (name === 'consider-rollback') await considerRollback(ports, parseDeploymentId(key));
  if (name === 'call-rollback-hook') await callRollbackHook(ports, parseDeploymentId(key));
}
