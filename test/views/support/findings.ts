import type { Finding } from '../../../src/domain/repository/finding.ts';

type ByCode = { readonly [C in Finding['code']]: Extract<Finding, { readonly code: C }> };

/** One finding of each code, full of a text from outside. */
export function sampleFindings(text: string): readonly Finding[] {
  const use = text;
  const workflow = text;
  const weight = 'blocks';
  const many = Array.from({ length: 60 }, (_, n) => `${text} ${n}`);
  const samples: ByCode = {
    'file-invalid': { weight, code: 'file-invalid', problems: 3 },
    'repository-archived': { weight, code: 'repository-archived' },
    'trunk-missing': { weight, code: 'trunk-missing', trunk: text },
    'workflow-missing': { weight, code: 'workflow-missing', use, workflow, trunk: text },
    'workflow-disabled': { weight, code: 'workflow-disabled', use, workflow },
    'workflow-unreadable': { weight: 'unknown', code: 'workflow-unreadable', workflow, problem: text },
    'workflow-not-dispatchable': { weight, code: 'workflow-not-dispatchable', use, workflow },
    'input-unknown': { weight, code: 'input-unknown', use, workflow, input: text, known: many },
    'input-missing': { weight, code: 'input-missing', use, workflow, input: text },
    'input-wrong-type': {
      weight,
      code: 'input-wrong-type',
      use,
      workflow,
      input: text,
      type: text,
      value: text,
    },
    'input-wrong-choice': {
      weight,
      code: 'input-wrong-choice',
      use,
      workflow,
      input: text,
      value: text,
      choices: many,
    },
    'inputs-too-many': { weight, code: 'inputs-too-many', use, workflow, count: 30, limit: 25 },
    'inputs-indistinct': { weight: 'warns', code: 'inputs-indistinct', use, workflow },
    'run-name-silent': { weight: 'warns', code: 'run-name-silent', use, workflow },
    'tag-starts-workflow': {
      weight,
      code: 'tag-starts-workflow',
      repository: text,
      workflow,
      tag: text,
      kind: 'candidate',
    },
    'tag-rule': { weight, code: 'tag-rule', tag: text, rule: text },
    'tags-collide': { weight, code: 'tags-collide', project: text, other: text, template: text },
    'control-missing': { weight: 'warns', code: 'control-missing', environment: text },
    'environment-missing': { weight: 'warns', code: 'environment-missing', environment: text },
    'environment-refuses-tag': { weight, code: 'environment-refuses-tag', environment: text, tag: text },
    'environment-parks': { weight: 'warns', code: 'environment-parks', environment: text, rule: 'reviewers' },
    'github-permission-missing': {
      weight,
      code: 'github-permission-missing',
      permission: text,
      level: 'write',
      why: text,
    },
    'slack-scope-missing': {
      weight: 'warns',
      code: 'slack-scope-missing',
      scope: text,
      why: text,
      isOptional: true,
    },
    'channel-unusable': { weight, code: 'channel-unusable', channelId: text, use, problem: 'archived' },
    'channel-shared': { weight: 'warns', code: 'channel-shared', channelId: 'C0123ABCD', use },
    'person-unknown': { weight: 'warns', code: 'person-unknown', who: text, use },
    'person-unusable': { weight: 'warns', code: 'person-unusable', who: text, use, standing: text },
    'group-unknown': { weight: 'warns', code: 'group-unknown', who: text, use },
    'group-empty': { weight: 'warns', code: 'group-empty', who: text, use },
    'approvers-too-few': {
      weight: 'warns',
      code: 'approvers-too-few',
      environment: text,
      count: 3,
      people: 1,
    },
    'secret-unlisted': { weight: 'warns', code: 'secret-unlisted', variable: text, use: text },
    'mail-unset': { weight: 'warns', code: 'mail-unset', addresses: 2 },
    'host-unreachable': {
      weight: 'warns',
      code: 'host-unreachable',
      host: text,
      use: text,
      problem: 'forbidden',
    },
    'audit-channel-unset': { weight: 'warns', code: 'audit-channel-unset' },
    'could-not-look': { weight: 'unknown', code: 'could-not-look', what: text, system: 'github' },
  };
  return Object.values(samples);
}
