import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CandidateId, parseCandidateId, parseRepositoryId } from '../../src/domain/ids.ts';
import { IntegrationError } from '../../src/domain/integration/integration-error.ts';
import type { Candidate } from '../../src/domain/release/candidate.ts';
import { promoteOnwards } from '../../src/operations/promote-onwards.ts';
import { refreshProjectFile } from '../../src/operations/refresh-project-file.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { openEnvironment } from '../support/promotion/open-environment.ts';
import { type QuietGithub, quietGithub } from '../support/promotion/quiet-github.ts';

const check = { name: 'e2e', app: null, accepts: [] };
const minute = 60_000;

let bench: LaneBench;
let github: QuietGithub;

beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production', { promote: 'automatically' })]);
  github = await quietGithub(bench);
  bench.otherWork.set('promote-onwards', (key) => promoteOnwards(bench.ports, parseCandidateId(key)));
});
beforeEach(() => {
  Object.assign(github, { isUp: true, isFileValid: true, checks: [] });
});
afterEach(() => bench.clear());
afterAll(() => bench.stop());

/** What the queue does with what is woken: it is tried again for ever. */
const tried = async (id: CandidateId) =>
  promoteOnwards(bench.ports, id).then(
    () => 'done',
    (error: unknown) => (error instanceof IntegrationError ? 'to be tried again' : error),
  );
const readFile = () => refreshProjectFile(bench.ports, parseRepositoryId(7));
const requested = async () => (await bench.all()).map(({ candidateId, origin }) => ({ candidateId, origin }));
const timesSaid = async (kind: string) => (await bench.said()).filter((said) => said === kind).length;

describe('what should go by itself', () => {
  let candidate: Candidate;
  beforeEach(async () => {
    candidate = await bench.candidate({ stateAt: bench.now() });
  });
  const made = () => [{ candidateId: candidate.id, origin: 'automatic' }];

  test('is asked for once waybill.yaml is mended, and until then it is said what keeps it', async () => {
    github.isFileValid = false;
    expect(await tried(candidate.id)).toBe('done');
    expect(await tried(candidate.id)).toBe('done');
    expect(await requested()).toEqual([]);
    expect(await timesSaid('promotion-refused')).toBe(1);
    github.isFileValid = true;
    await readFile();
    await bench.settle();
    expect(await requested()).toEqual(made());
  });

  test('is tried until GitHub answers, and said once that takes long', async () => {
    github.isUp = false;
    expect(await tried(candidate.id)).toBe('to be tried again');
    expect(await timesSaid('promotion-refused')).toBe(0);
    await bench.forward(15 * minute);
    expect(await tried(candidate.id)).toBe('to be tried again');
    expect(await tried(candidate.id)).toBe('to be tried again');
    expect(await timesSaid('promotion-refused')).toBe(1);
    github.isUp = true;
    expect(await tried(candidate.id)).toBe('done');
    expect(await requested()).toEqual(made());
  });
});

describe('a deployment that has the lane', () => {
  test('and cannot be sent because GitHub is down says so after 15 minutes, once, and goes on by itself', async () => {
    github.isUp = false;
    const deployment = await bench.request(await bench.candidate());
    await expect(bench.settle()).rejects.toThrow(IntegrationError);
    await expect(bench.forward(14 * minute)).rejects.toThrow(IntegrationError);
    expect(await timesSaid('deployment-waits')).toBe(0);
    for (const _ of [1, 2]) await expect(bench.forward(minute)).rejects.toThrow(IntegrationError);
    expect(await timesSaid('deployment-waits')).toBe(1);
    github.isUp = true;
    await bench.forward(minute);
    expect(await bench.look(deployment)).toMatchObject({ state: 'running' });
    expect(bench.actions.sent).toHaveLength(1);
  });
});

describe('a deployment that waits', () => {
  test('for something outside says so after 15 minutes, once for each time', async () => {
    await bench.environment('production', { checks: [check] });
    await bench.request(await bench.candidate());
    await bench.settle();
    for (let waited = 0; waited < 14; waited += 1) await bench.forward(minute);
    expect(await timesSaid('deployment-waits')).toBe(0);
    for (let waited = 0; waited < 10; waited += 1) await bench.forward(minute);
    expect(await timesSaid('deployment-waits')).toBe(1);
  });

  test('for people or for the clock says nothing unasked', async () => {
    const from = ['U0ADA'];
    await bench.environment('production', {
      approvals: { count: 1, from, expireMs: 48 * 3_600_000, validMs: 48 * 3_600_000, exclude: [] },
      checks: [check],
    });
    github.checks = [{ name: 'e2e', app: null, state: 'success' }];
    await bench.request(await bench.candidate());
    await bench.settle();
    for (let waited = 0; waited < 5; waited += 1) await bench.forward(10 * minute);
    expect(await timesSaid('deployment-waits')).toBe(0);
  });
});
