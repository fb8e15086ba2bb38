import { expect, test } from 'vitest';
import { link } from '../../../src/domain/authority/link.ts';
import { parseUserId } from '../../../src/domain/ids.ts';
import { sampleEnvironment } from '../../views/support/deployment.ts';
import { sampleProject } from '../../views/support/release.ts';

test('a new link has every lane looked at whose rule asks who wrote what, and no other', () => {
  const { approvals } = sampleEnvironment('production');
  const project = sampleProject('storefront');
  const environments = [
    sampleEnvironment('staging', { approvals: { ...approvals, exclude: [] } }),
    sampleEnvironment('production', { approvals: { ...approvals, exclude: ['authors'] } }),
  ];
  const [userId, by] = [parseUserId('U0LENA'), parseUserId('U0DANA')];
  const projects = [{ ...project, configuration: { ...project.configuration, environments } }];
  const linked = link([], {
    userId,
    githubLogin: 'lena-gh',
    by,
    how: 'said',
    now: new Date('2026-11-22T12:00:00Z'),
    projects,
  });
  expect(linked).toMatchObject({
    ok: true,
    value: { effects: [{ effect: 'advance-lane', projectId: project.id, environment: 'production' }] },
  });
  expect(linked.ok && linked.value.effects).toHaveLength(1);
});
