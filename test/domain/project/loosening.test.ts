import { describe, expect, test } from 'vitest';
import { weighFile } from '../../../src/domain/project/weigh-file.ts';
import { weighProject } from '../../../src/domain/project/weigh-project.ts';
import { approvalsWith, harmless, holidays, inProduction, loosening, staging } from './loosening-cases.ts';
import { environmentOf, production, sample } from './sample-project.ts';

describe('a changed configuration', () => {
  test.each(loosening)('with %s waits, and the stricter rule holds', (_name, changes, why, path) => {
    const { effective, loosened } = weighProject(sample, { ...sample, ...changes });
    expect(loosened).toContainEqual(expect.objectContaining({ why, path: `projects.storefront.${path}` }));
    expect(weighProject(sample, effective).loosened).toEqual([]);
    expect(effective).not.toEqual({ ...sample, ...changes });
  });

  test.each(harmless)('with %s takes effect at once', (_name, changes) => {
    const next = { ...sample, ...changes };
    expect(weighProject(sample, next)).toEqual({ effective: next, loosened: [] });
  });

  test('tells a recipient outside of releases without their label only once that is accepted', () => {
    const to = 'https://partner.example/hook';
    const some = { to, kinds: ['asn'], environments: null, labels: ['security'], secret: 'X' } as const;
    const from = { ...sample, notices: [some] };
    const all = { ...some, labels: ['security', 'ui'] };
    const { effective, loosened } = weighProject(from, { ...sample, notices: [all] });
    expect(effective).toEqual(from);
    expect(loosened).toMatchObject([{ why: 'recipient-outside', path: `projects.storefront.notices.${to}` }]);
    expect(loosened[0]?.to).toContain('labelled security, ui');
    const fewer = { ...sample, notices: [{ ...some, labels: [] }] };
    expect(weighProject(from, fewer)).toEqual({ effective: fewer, loosened: [] });
  });

  test('takes the approval of rollbacks away only once that is accepted', () => {
    const strict = inProduction({ rollback: { ...production.rollback, needsApproval: true } });
    const from = { ...sample, ...strict };
    const { effective, loosened } = weighProject(from, sample);
    expect(effective).toEqual(from);
    expect(loosened).toMatchObject([{ why: 'approvals-fewer', from: 'true', to: 'false' }]);
  });

  test('says what was and what would be, as it is written', () => {
    const next = { ...sample, ...inProduction({ soakMs: 0, windows: [holidays] }), trunk: null };
    expect(weighProject(sample, next).loosened).toEqual([
      { path: 'projects.storefront.trunk', from: 'main', to: null, why: 'trunk-changed' },
      {
        path: 'projects.storefront.environments.production.soak',
        from: '30m',
        to: '0s',
        why: 'soak-shortened',
      },
      {
        path: 'projects.storefront.environments.production.windows.allow',
        from: 'Mon-Thu 09:00-16:00 Europe/Berlin',
        to: null,
        why: 'window-widened',
      },
    ]);
  });

  test('takes what tightens while the rest waits', () => {
    const next = { ...sample, ...approvalsWith({ count: 3, exclude: [], from: ['U0EVE'] }) };
    const [, effective] = weighProject(sample, next).effective.environments;
    expect(effective?.approvals).toMatchObject({ count: 3, exclude: ['authors'], from: ['S0APPROVERS'] });
  });

  test('that renames an environment keeps the old one and holds the new one back', () => {
    const next = { ...sample, environments: [staging, { ...production, name: 'live' }] };
    expect(weighProject(sample, next).effective.environments).toEqual([staging, production]);
  });

  test('that turns an order round does not make two environments wait for each other', () => {
    const [a, b] = [environmentOf('a'), environmentOf('b', { after: ['a'] })];
    const from = { ...sample, environments: [a, b] };
    const to = {
      ...sample,
      environments: [
        { ...b, after: [] },
        { ...a, after: ['b'] },
      ],
    };
    expect(weighProject(from, to).effective.environments.map(({ name, after }) => [name, after])).toEqual([
      ['a', []],
      ['b', ['a']],
    ]);
  });
});

describe('a changed file', () => {
  const other = { ...sample, name: 'api' };

  test('that drops a project keeps it until an admin agrees', () => {
    const { effective, loosened } = weighFile({ projects: [sample, other] }, { projects: [other] });
    expect(effective.projects).toEqual([sample, other]);
    expect(loosened).toEqual([
      { path: 'projects.storefront', from: 'storefront', to: null, why: 'project-removed' },
    ]);
  });

  test('that adds a project loosens nothing', () => {
    const next = { projects: [other, sample] };
    expect(weighFile({ projects: [sample] }, next)).toEqual({ effective: next, loosened: [] });
  });
});
