import { describe, expect, test } from 'vitest';
import type { Deploying } from '../../../src/domain/deployment/deploying.ts';
import { parseDeploymentId, parseDispatchId, parseHoldId } from '../../../src/domain/ids.ts';
import { mergeDecisions } from '../../../src/domain/merge-decisions.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import type { WorkflowFile } from '../../../src/domain/repository/rules.ts';
import { decideRollback } from '../../../src/domain/rollback/decide.ts';
import type { RollbackFacts } from '../../../src/domain/rollback/facts.ts';
import type { RollbackOrder } from '../../../src/domain/rollback/order.ts';
import { renewInputs } from '../../../src/domain/rollback/recorded-call.ts';
import { deployWorkflow } from '../../support/promotion/actions.ts';
import { openEnvironment } from '../../support/promotion/open-environment.ts';
import { captain, now, sampleDispatch, sampleProject } from '../../views/support/release.ts';
import { past } from './past.ts';

const [five, six] = [past(5), past(6)];
const environment = openEnvironment('production');
const plain = sampleProject('storefront');
const project = {
  ...plain,
  configuration: {
    ...plain.configuration,
    environments: [openEnvironment('staging', { tier: 'staging' }), environment],
  },
};
const dispatchId = parseDispatchId('wb-000000000001');
const recorded = sampleDispatch({
  id: dispatchId,
  deploymentId: five.deployment.id,
  workflow: 'deploy.yml',
  inputs: { id: dispatchId, to: 'production' },
});
const facts = (changed: Partial<RollbackFacts> = {}): RollbackFacts => ({
  now,
  project,
  environment,
  choice: { away: six, target: five, others: [past(4)] },
  occupant: null,
  calledOff: [],
  hold: null,
  alsoRunsIn: [],
  recorded,
  build: null,
  tag: { kind: 'seen', value: five.candidate.sha },
  workflow: { kind: 'seen', value: deployWorkflow },
  contracting: null,
  removes: [],
  ...changed,
});
const order: RollbackOrder = {
  by: captain,
  trigger: 'person',
  because: null,
  plan: null,
  parameters: 'recorded',
  together: ['production'],
};
const ids = {
  deploymentId: parseDeploymentId('00000004-0000-7000-8000-000000000009'),
  holdId: parseHoldId('00000005-0000-7000-8000-000000000009'),
};
const decided = (changed: Partial<RollbackFacts> = {}, ordered: Partial<RollbackOrder> = {}) => {
  const outcome = decideRollback(facts(changed), { ...order, ...ordered }, ids);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
};
const refusal = (changed: Partial<RollbackFacts>, ordered: Partial<RollbackOrder> = {}) => {
  const outcome = decideRollback(facts(changed), { ...order, ...ordered }, ids);
  return outcome.ok ? null : outcome.refusal;
};
const changesOf = (table: string, { changes } = decided()) =>
  changes.filter((change) => ('insert' in change ? change.insert : change.update) === table);
const workflow = (changed: Partial<WorkflowFile>): RollbackFacts['workflow'] => ({
  kind: 'seen',
  value: { ...deployWorkflow, ...changed },
});
const withRelease = (state: Release['state']) => ({
  choice: { ...facts().choice, away: { ...six, release: { ...six.release, state } } },
});

describe('a rollback is refused', () => {
  test('where the tag is gone or points elsewhere, and names what else there is', () => {
    const others = ['1.4.0-rc.1'];
    expect(refusal({ tag: { kind: 'seen', value: null } })).toMatchObject({
      code: 'rollback-tag-gone',
      otherSha: null,
      others,
    });
    expect(refusal({ tag: { kind: 'seen', value: 'b'.repeat(40) } })).toMatchObject({
      otherSha: 'b'.repeat(40),
    });
  });

  test.each([
    ['missing', { kind: 'seen', value: null } as const],
    ['disabled', workflow({ state: 'disabled' })],
    ['unreadable', workflow({ inputs: null })],
  ])('where the workflow is %s', (why, workflow) => {
    expect(refusal({ workflow })).toMatchObject({ code: 'rollback-workflow-gone', why });
  });

  test('where the workflow takes other inputs now, and says which', () => {
    const known = deployWorkflow.inputs ?? [];
    const region = {
      name: 'region',
      type: 'string',
      isRequired: true,
      hasDefault: false,
      choices: [],
    } as const;
    expect(refusal({ workflow: workflow({ inputs: [...known.slice(0, 1), region] }) })).toMatchObject({
      code: 'rollback-inputs-refused',
      unknown: ['to'],
      missing: ['region'],
    });
  });

  test('over a contracting migration without a plan, by a person and by itself', () => {
    const contracting = ['db/contract/7.sql'];
    for (const by of [captain, null]) {
      expect(refusal({ contracting }, { by })).toMatchObject({ code: 'rollback-plan-missing' });
    }
    expect(refusal({ contracting }, { plan: 'restore it' })).toBeNull();
  });
});

describe('a rollback', () => {
  test('is not stopped by what GitHub could not say', () => {
    const unseen = { kind: 'unseen', status: null } as const;
    expect(refusal({ tag: unseen, workflow: unseen })).toBeNull();
  });

  test('carries the recorded parameters, with the ids of its own attempt', () => {
    const [deployment] = changesOf('deployments');
    const row = deployment !== undefined && 'insert' in deployment ? deployment.row : {};
    expect(row).toMatchObject({
      origin: 'rollback',
      rollback: { call: { kind: 'recorded', inputs: { id: dispatchId, to: 'production' } } },
    });
    const fresh = { dispatchId: parseDispatchId('wb-000000000002'), deploymentId: ids.deploymentId };
    const { inputs, deploymentId } = { ...recorded, deploymentId: five.deployment.id };
    const call = { kind: 'recorded', workflow: 'deploy.yml', inputs, dispatchId, deploymentId } as const;
    expect(renewInputs(call, fresh)).toEqual({ id: fresh.dispatchId, to: 'production' });
  });

  test('uses today’s parameters where a person says so', () => {
    const { changes } = decided(
      { workflow: { kind: 'seen', value: deployWorkflow } },
      { parameters: 'today' },
    );
    expect(changesOf('deployments', { ...decided(), changes })).toMatchObject([
      { row: { rollback: { call: { kind: 'today' } } } },
    ]);
  });

  test('does not return what had shipped before it has arrived', () => {
    expect(changesOf('releases', decided(withRelease('shipped')))).toEqual([]);
  });

  test('says nothing against a candidate whose own way back nobody could tell the end of', () => {
    const errored = past(6, { origin: 'rollback', state: 'errored', succeededAt: null });
    const decision = decided({ choice: { away: errored, target: five, others: [] } });
    expect(changesOf('candidates', decision)).toEqual([]);
    expect(changesOf('holds', decision)).toHaveLength(1);
  });

  test('names where the bad one goes on running, and not what the same decision rolls back too', () => {
    const together = ['production', 'production-us'];
    const { effects } = decided({ alsoRunsIn: ['staging', 'production-us'] }, { together });
    const said = effects.flatMap((effect) => (effect.effect === 'say' ? [effect.announcement] : []));
    expect(said).toMatchObject([{ kind: 'rollback-requested', alsoRunsIn: ['staging'] }]);
  });

  test('of several environments changes what they share once', () => {
    const one: Deploying[] = [];
    const both = mergeDecisions([decided({ calledOff: one }), decided({ calledOff: one })]);
    expect(changesOf('candidates', both)).toHaveLength(1);
    expect(both.events.filter(({ kind }) => kind === 'candidate-marked-bad')).toHaveLength(1);
  });
});
