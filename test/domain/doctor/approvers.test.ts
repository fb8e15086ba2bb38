import { expect, test } from 'vitest';
import type { CheckupFacts } from '../../../src/domain/doctor/checkup-facts.ts';
import { diagnose } from '../../../src/domain/doctor/diagnose.ts';
import { production } from '../project/sample-project.ts';
import { healthy, projectWith } from './checkup.ts';

const approvedBy = (count: number, ...people: readonly CheckupFacts['principals'][number][]) => {
  const from = people.map((each) => each.who);
  const environment = { ...production, approvals: { ...production.approvals, count, from } };
  return diagnose({
    ...healthy,
    project: projectWith({ environments: [environment] }),
    principals: people,
  }).filter(({ code }) => code === 'approvers-too-few');
};
const approver = (name: string, state: CheckupFacts['principals'][number]['found']) => ({
  who: name,
  use: 'approvals of production',
  found: state,
});

test('an environment that asks for more approvals than anybody may give is found before somebody waits for them', () => {
  const two = approver('S0APPROVERS', { kind: 'group', members: 2 });
  const one = approver('U0ADA', { kind: 'person', standing: 'full-member' });
  const guest = approver('U0GUEST', { kind: 'person', standing: 'guest' });
  const few = { weight: 'warns', code: 'approvers-too-few', environment: 'production' };
  expect(approvedBy(5, two, one)).toEqual([{ ...few, count: 5, people: 3 }]);
  expect(approvedBy(2, one, guest)).toEqual([{ ...few, count: 2, people: 1 }]);
  expect(approvedBy(3, two, one)).toEqual([]);
  expect(approvedBy(5, approver('S0OTHERS', 'could-not-look'))).toEqual([]);
});
