import { expect, test } from 'vitest';
import { diagnose } from '../../../src/domain/doctor/diagnose.ts';
import { healthy, rules, seen } from './checkup.ts';

const withPulls = (level: 'read' | 'write' | null) =>
  diagnose({
    ...healthy,
    rules: {
      ...rules,
      permissions: seen({
        contents: 'write',
        actions: 'write',
        ...(level === null ? {} : { pull_requests: level }),
      }),
    },
  });

test('pull requests that can be read and not opened are a warning: only a pick or hotfix may need to', () => {
  expect(withPulls('read')).toMatchObject([
    { weight: 'warns', code: 'github-permission-missing', permission: 'pull_requests', level: 'write' },
  ]);
  expect(withPulls('write')).toEqual([]);
});

test('pull requests that cannot even be read are said once, and block', () => {
  expect(withPulls(null)).toMatchObject([
    { weight: 'blocks', code: 'github-permission-missing', permission: 'pull_requests', level: 'read' },
  ]);
});
