import type { WorkflowInput } from '../../../domain/repository/rules.ts';

const types = ['string', 'boolean', 'number', 'choice', 'environment'] as const;

const isType = (type: unknown): type is WorkflowInput['type'] => types.some((known) => known === type);

/**
 * The inputs of a `workflow_dispatch`, from its parsed YAML. A type that is left out, or that GitHub does not
 * know, is a string.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputs
 */
export function readInputs(dispatch: unknown): readonly WorkflowInput[] {
  const inputs: unknown = dispatch instanceof Map ? dispatch.get('inputs') : null;
  if (!(inputs instanceof Map)) return [];
  return [...inputs].map(([name, given]): WorkflowInput => {
    const input: ReadonlyMap<unknown, unknown> = given instanceof Map ? given : new Map();
    const type = input.get('type');
    const options = input.get('options');
    const otherwise = input.get('default');
    return {
      name: String(name),
      type: isType(type) ? type : 'string',
      isRequired: input.get('required') === true || input.get('required') === 'true',
      hasDefault: otherwise !== undefined && otherwise !== null,
      choices: Array.isArray(options) ? options.map(String) : [],
    };
  });
}
