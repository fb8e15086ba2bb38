import type { WorkflowCall } from '../project/environment.ts';
import type { Finding } from '../repository/finding.ts';
import type { WorkflowFile, WorkflowInput } from '../repository/rules.ts';
import { placeholdersIn, renderInputs, tellsCandidatesApart } from '../version/input-template.ts';
import type { CheckupFacts } from './checkup-facts.ts';

/** GitHub takes this many inputs of a dispatch. */
const mostInputs = 25;

type Use = {
  /** `build`, or `deploy production`. */
  readonly use: string;
  readonly call: WorkflowCall;
  readonly environment: string | null;
  /** A cut needs its build; what a deployment needs is said, and stops no cut. */
  readonly weight: 'blocks' | 'warns';
};

/** What stands against dispatching the project's workflows. */
export function workflowFindings(facts: CheckupFacts): readonly Finding[] {
  const { workflows } = facts.rules;
  if (workflows.kind === 'unseen') {
    return [{ weight: 'unknown', code: 'could-not-look', what: 'workflows', system: 'github' }];
  }
  return usesOf(facts).flatMap((use) => findingsOf(use, workflows.value, facts.trunk));
}

function usesOf({ project }: CheckupFacts): readonly Use[] {
  const { build, environments } = project.configuration;
  return [
    ...(build === null ? [] : [{ use: 'build', call: build, environment: null, weight: 'blocks' } as const]),
    ...environments.map(
      ({ name, deploy }) =>
        ({ use: `deploy ${name}`, call: deploy, environment: name, weight: 'warns' }) as const,
    ),
  ];
}

function findingsOf(asked: Use, workflows: readonly WorkflowFile[], trunk: string): readonly Finding[] {
  const { use, call, weight } = asked;
  const { workflow } = call;
  const file = workflows.find((one) => one.file === workflow);
  if (file === undefined) return [{ weight, code: 'workflow-missing', use, workflow, trunk }];
  if (file.problem !== null)
    return [{ weight, code: 'workflow-unreadable', workflow, problem: file.problem }];
  if (file.state === 'disabled') return [{ weight, code: 'workflow-disabled', use, workflow }];
  if (file.inputs === null) return [{ weight, code: 'workflow-not-dispatchable', use, workflow }];
  return [...inputFindings(asked, file.inputs), ...correlationFindings(asked, file)];
}

function inputFindings(
  { use, call, environment, weight }: Use,
  known: readonly WorkflowInput[],
): readonly Finding[] {
  const { workflow, inputs } = call;
  const given = Object.keys(inputs);
  const rendered = renderInputs(inputs, sampleOf(environment)).inputs;
  const tooMany: readonly Finding[] =
    given.length > mostInputs
      ? [{ weight, code: 'inputs-too-many', use, workflow, count: given.length, limit: mostInputs }]
      : [];
  return [
    ...tooMany,
    ...given
      .filter((input) => known.every(({ name }) => name !== input))
      .map(
        (input): Finding => ({
          weight,
          code: 'input-unknown',
          use,
          workflow,
          input,
          known: known.map(({ name }) => name),
        }),
      ),
    ...known
      .filter(({ name, isRequired, hasDefault }) => isRequired && !hasDefault && !given.includes(name))
      .map(({ name }): Finding => ({ weight, code: 'input-missing', use, workflow, input: name })),
    ...known.flatMap((input): readonly Finding[] => {
      const value = rendered[input.name];
      return value === undefined ? [] : valueFindings({ weight, use, workflow }, input, value);
    }),
  ];
}

function valueFindings(
  about: { readonly weight: Use['weight']; readonly use: string; readonly workflow: string },
  { name: input, type, choices }: WorkflowInput,
  value: string,
): readonly Finding[] {
  if (type === 'choice' && !choices.includes(value)) {
    return [{ ...about, code: 'input-wrong-choice', input, value, choices }];
  }
  const isWrong =
    (type === 'boolean' && value !== 'true' && value !== 'false') ||
    (type === 'number' && (value.trim() === '' || Number.isNaN(Number(value))));
  return isWrong ? [{ ...about, code: 'input-wrong-type', input, type, value }] : [];
}

function correlationFindings({ use, call }: Use, file: WorkflowFile): readonly Finding[] {
  const { workflow, inputs } = call;
  const findings: Finding[] = [];
  if (!tellsCandidatesApart(inputs))
    findings.push({ weight: 'warns', code: 'inputs-indistinct', use, workflow });
  const carrier = Object.entries(inputs).find(([, template]) =>
    placeholdersIn(template).includes('dispatch'),
  );
  const isNamed = carrier === undefined || (file.runName ?? '').includes(`inputs.${carrier[0]}`);
  if (!isNamed) findings.push({ weight: 'warns', code: 'run-name-silent', use, workflow });
  return findings;
}

/** What a dispatch's inputs look like, for types and choices to be held against. */
function sampleOf(environment: string | null) {
  return {
    version: '1.2.3',
    candidate: '1.2.3-rc.1',
    ref: 'v1.2.3-rc.1',
    sha: '0'.repeat(40),
    artifact: '1.2.3-build.1-0000000',
    digest: null,
    environment,
    dispatch: 'wb-000000000000',
    deployment: null,
    requester: 'octocat',
    approvers: 'octocat, hubot',
  };
}
