import { invalid } from '../answer.ts';
import type { WorkflowInput } from './workflow-file.ts';

/** Checks what a dispatch gave against what the workflow declares, and fills in the defaults. */
export function dispatchInputs(
  declared: readonly WorkflowInput[],
  given: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const names = Object.keys(given);
  if (names.length > 25)
    throw invalid('you may only define up to 25 `inputs` for a `workflow_dispatch` event');
  const unknown = names.filter((name) => declared.every((input) => input.name !== name));
  if (unknown.length > 0) throw invalid(`Unexpected inputs provided: ${JSON.stringify(unknown)}`);
  const inputs: Record<string, string> = {};
  for (const input of declared) {
    const value = given[input.name];
    if (value !== undefined && typeof value !== 'string') {
      throw invalid(`Invalid value for input '${input.name}': inputs are strings`);
    }
    const used = value ?? input.otherwise ?? '';
    if (input.required && used === '') throw invalid(`Required input '${input.name}' not provided`);
    if (used !== '') refuseWrong(input, used);
    inputs[input.name] = used;
  }
  return inputs;
}

function refuseWrong(input: WorkflowInput, value: string): void {
  const allowed =
    input.type === 'choice' ? input.options : input.type === 'boolean' ? ['true', 'false'] : undefined;
  if (allowed !== undefined && !allowed.includes(value)) {
    throw invalid(`Provided value '${value}' for input '${input.name}' not in the list of allowed values`);
  }
  if (input.type === 'number' && Number.isNaN(Number(value))) {
    throw invalid(`Provided value '${value}' for input '${input.name}' is not a number`);
  }
}
