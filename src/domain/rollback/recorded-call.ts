import type { DeploymentId, DispatchId } from '../ids.ts';
import { no, type Outcome, yes } from '../outcome.ts';
import type { RollbackFacts } from './facts.ts';
import type { RollbackOrder } from './order.ts';
import type { RollbackCall } from './rollback.ts';

/**
 * What the workflow is started with. The recorded parameters of the target's deployment, held against the
 * workflow as its tag has it; what could not be read stands in nobody's way.
 */
export function callOf(facts: RollbackFacts, { parameters }: RollbackOrder): Outcome<RollbackCall> {
  const { recorded, environment, workflow, choice } = facts;
  const isRecorded = parameters === 'recorded' && recorded !== null && recorded.deploymentId !== null;
  const file = isRecorded ? recorded.workflow : environment.deploy.workflow;
  const about = {
    environment: environment.name,
    candidate: choice.target.candidate.name,
    workflow: file,
    parameters,
  };
  const given = Object.keys(isRecorded ? recorded.inputs : environment.deploy.inputs);
  if (workflow.kind === 'seen') {
    const found = workflow.value;
    const why =
      found === null
        ? 'missing'
        : found.state === 'disabled'
          ? 'disabled'
          : found.inputs === null || found.problem !== null
            ? 'unreadable'
            : null;
    if (why !== null) return no({ code: 'rollback-workflow-gone', ...about, why });
    const known = found?.inputs ?? [];
    const unknown = given.filter((name) => known.every((input) => input.name !== name));
    const missing = known
      .filter(({ name, isRequired, hasDefault }) => isRequired && !hasDefault && !given.includes(name))
      .map(({ name }) => name);
    if (unknown.length + missing.length > 0) {
      return no({ code: 'rollback-inputs-refused', ...about, unknown, missing });
    }
  }
  if (!isRecorded || recorded.deploymentId === null) return yes({ kind: 'today' });
  const { inputs, id: dispatchId, deploymentId } = recorded;
  return yes({ kind: 'recorded', workflow: file, inputs, dispatchId, deploymentId });
}

/** The recorded inputs with the ids of this attempt in place of those of the one that they were made for. */
export function renewInputs(
  call: Extract<RollbackCall, { kind: 'recorded' }>,
  ids: { readonly dispatchId: DispatchId; readonly deploymentId: DeploymentId },
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(call.inputs).map(([name, value]) => [
      name,
      value.replaceAll(call.dispatchId, ids.dispatchId).replaceAll(call.deploymentId, ids.deploymentId),
    ]),
  );
}
