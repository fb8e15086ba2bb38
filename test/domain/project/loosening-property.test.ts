import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weighProject } from '../../../src/domain/project/weigh-project.ts';
import { project } from './arbitrary-project.ts';

describe('a changed configuration', () => {
  test('is never looser while it waits than what it replaces', () => {
    fc.assert(
      fc.property(project, project, (from, to) => {
        const { effective, loosened } = weighProject(from, to);
        expect(weighProject(from, effective).loosened).toEqual([]);
        // Cloned: arbitrary records may have no prototype, and what is made of them has one.
        const isTaken = isDeepStrictEqual(structuredClone(effective), structuredClone(to));
        expect(loosened.length > 0 || isTaken).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('that is none loosens nothing', () => {
    fc.assert(
      fc.property(project, (same) => {
        expect(weighProject(same, structuredClone(same))).toEqual({ effective: same, loosened: [] });
      }),
    );
  });

  test('keeps at least the approvals, people and gates of before, whatever it says', () => {
    fc.assert(
      fc.property(project, project, (from, to) => {
        const { environments } = weighProject(from, to).effective;
        for (const before of from.environments) {
          const now = environments.find(({ name }) => name === before.name);
          expect(now?.approvals.count).toBeGreaterThanOrEqual(before.approvals.count);
          expect(now?.soakMs).toBeGreaterThanOrEqual(before.soakMs);
          expect(now?.verify.bakeMs).toBeGreaterThanOrEqual(before.verify.bakeMs);
          expect(before.override.by).toEqual(expect.arrayContaining([...(now?.override.by ?? ['?'])]));
          // Where nobody had to approve, anybody may be named.
          const named = now?.approvals.from ?? ['?'];
          const approvers = before.approvals.count === 0 ? named : before.approvals.from;
          expect(approvers).toEqual(expect.arrayContaining([...named]));
          const checks = now?.checks.map(({ name, app }) => [name, app]) ?? [];
          expect(checks).toEqual(expect.arrayContaining(before.checks.map(({ name, app }) => [name, app])));
        }
      }),
      { numRuns: 300 },
    );
  });
});
