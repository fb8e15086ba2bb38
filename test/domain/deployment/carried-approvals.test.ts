import { expect, test } from 'vitest';
import { carriedApprovals } from '../../../src/domain/deployment/request-deployment.ts';
import type { Shown } from '../../../src/domain/deployment/shown.ts';
import { sampleApproval, sampleDeployment, sampleShown } from '../../views/support/deployment.ts';
import { now } from '../../views/support/release.ts';

const [older, newer] = [
  { candidate: '1.4.0-rc.1', sha: 'b'.repeat(40) },
  { candidate: '1.6.0-rc.1', sha: 'c'.repeat(40) },
];
const before = sampleShown('a change', 1, { candidate: '1.5.0-rc.1', from: older });
const yes = sampleApproval(sampleDeployment(before), { givenAt: now });
const carried = (changed: Partial<Shown>) =>
  carriedApprovals([yes], { shown: { ...before, ...changed }, before, requesters: [], now });

test('a yes holds for the same request made again, and for what it agreed to being deployed once more', () => {
  expect(carried({})).toEqual([yes]);
  expect(carried({ from: { candidate: before.candidate, sha: before.sha } })).toEqual([yes]);
});

test('a yes to bring a candidate in is none to step back to it from what came there since', () => {
  expect(carried({ from: newer })).toEqual([]);
  expect(carried({ from: null })).toEqual([]);
});
