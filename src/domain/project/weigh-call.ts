import type { WorkflowCall } from './environment.ts';
import { isSame, type Weighed, weigh } from './loosening.ts';

/** Weighs a change of what is run. Inputs go with their workflow: those of another would not fit it. */
export function weighCall(path: string, from: WorkflowCall, to: WorkflowCall): Weighed<WorkflowCall> {
  const workflow = weigh({
    path: `${path}.workflow`,
    from: from.workflow,
    to: to.workflow,
    why: 'workflow-changed',
    isLooser: from.workflow !== to.workflow,
  });
  const inputs = weigh({
    path: `${path}.inputs`,
    from: from.inputs,
    to: to.inputs,
    why: 'inputs-changed',
    isLooser: !isSame(from.inputs, to.inputs),
  });
  return {
    effective: { workflow: workflow.effective, inputs: inputs.effective, timeoutMs: to.timeoutMs },
    loosened: [...workflow.loosened, ...inputs.loosened],
  };
}
