import { expect, test } from 'vitest';
import { parseCandidateId, parseSha } from '../../../src/domain/ids.ts';
import { forHotfix, type HotfixRule } from '../../../src/domain/project/hotfix-rule.ts';
import { weighEnvironment } from '../../../src/domain/project/weigh-environment.ts';
import { effectivePolicy } from '../../../src/domain/rollback/effective-policy.ts';
import { sampleEnvironment } from '../../views/support/deployment.ts';

const approvals = {
  count: 2,
  from: ['S0APPROVERS'],
  expireMs: 86_400_000,
  validMs: 604_800_000,
  exclude: [],
} as const;
const plain = sampleEnvironment('production', { soakMs: 3_600_000, approvals, after: ['staging'] });
const withRule = (hotfix: HotfixRule) => ({ ...plain, hotfix });
const hotfixBy = (kind: 'usual' | 'through') => ({
  kind: 'fix' as const,
  environment: 'production',
  from: '1.4.2-rc.1',
  fromCandidateId: parseCandidateId('11111111-0000-7000-8000-000000000001'),
  fromSha: parseSha('a'.repeat(40)),
  route: kind === 'usual' ? { kind } : { kind, environment: 'qa' },
});

test.each<[string, HotfixRule, string]>([
  ['a shorter soak', { soakMs: 0 }, 'projects.x.hotfix.soak'],
  ['fewer approvals', { approvals: { ...approvals, count: 1 } }, 'projects.x.hotfix.approvals.count'],
  ['another way', { through: ['qa'] }, 'projects.x.hotfix.through'],
])('%s for hotfixes than the environment has is a loosening, and waits', (_, rule, path) => {
  const { loosened, effective } = weighEnvironment('projects.x', plain, withRule(rule));
  expect(loosened.map((one) => one.path)).toEqual([path]);
  const [before, meanwhile] = [forHotfix(plain, 'qa'), forHotfix(effective, 'qa')];
  expect(meanwhile).toEqual(before);
});

test('stricter rules for hotfixes hold at once, and taking them away again is a loosening', () => {
  const stricter = withRule({ soakMs: 7_200_000 });
  expect(weighEnvironment('at', plain, stricter)).toEqual({ effective: stricter, loosened: [] });
  const back = weighEnvironment('at', stricter, plain);
  expect(back.loosened.map(({ path }) => path)).toEqual(['at.hotfix.soak']);
  expect(forHotfix(back.effective, null).soakMs).toBe(7_200_000);
});

test('what the rule does not say is weighed once, with the environment', () => {
  const fewer = { ...plain, approvals: { ...approvals, count: 1 }, hotfix: { soakMs: 3_600_000 } };
  const { loosened } = weighEnvironment('at', withRule({ soakMs: 3_600_000 }), fewer);
  expect(loosened.map(({ path }) => path)).toEqual(['at.approvals.count']);
});

test('a hotfix has its own rules, and no other deployment sees them', () => {
  const environment = withRule({ soakMs: 0, approvals: { ...approvals, count: 1 }, through: ['qa'] });
  const usual = effectivePolicy(environment, 'hotfix', hotfixBy('usual'));
  expect(usual).toMatchObject({ soakMs: 0, after: ['staging'], approvals: { count: 1 } });
  expect(effectivePolicy(environment, 'hotfix', hotfixBy('through')).after).toEqual(['qa']);
  expect(effectivePolicy(plain, 'hotfix', hotfixBy('through')).after).toEqual(['staging']);
  expect(effectivePolicy(environment, 'manual', null)).toEqual(plain);
});
