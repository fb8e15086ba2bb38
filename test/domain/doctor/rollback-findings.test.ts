import { expect, test } from 'vitest';
import { rollbackFindings } from '../../../src/domain/doctor/rollback-findings.ts';
import type { Verification } from '../../../src/domain/project/environment.ts';
import { production } from '../project/sample-project.ts';
import { healthy, projectWith } from './checkup.ts';

const found = (changes: Partial<typeof healthy>) => rollbackFindings({ ...healthy, ...changes });

test('smoke checks without a control target are found where they are to roll back by themselves', () => {
  const check = {
    url: 'https://shop.example/healthz',
    status: 200,
    contains: null,
    attempts: 1,
    timeoutMs: 5,
  };
  const verify = { smoke: [check], control: 'https://status.example/', bakeMs: 0 };
  const rollsBack = (mode: 'automatic' | 'ask', changed: Partial<Verification> = {}) =>
    found({
      project: projectWith({
        environments: [{ ...production, rollback: { mode, by: null }, verify: { ...verify, ...changed } }],
      }),
    });
  expect(rollsBack('automatic', { control: null })).toEqual([
    { weight: 'warns', code: 'control-missing', environment: 'production' },
  ]);
  expect(rollsBack('automatic')).toEqual([]);
  expect(rollsBack('automatic', { smoke: [], control: null })).toEqual([]);
  expect(rollsBack('ask', { control: null })).toEqual([]);
});
