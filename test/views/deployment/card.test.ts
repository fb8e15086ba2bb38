import { describe, expect, test } from 'vitest';
import type { Deployment } from '../../../src/domain/deployment/deployment.ts';
import type { EnvironmentLine } from '../../../src/domain/release/environment-line.ts';
import { renderCard } from '../../../src/views/card.ts';
import { sampleDeployment, sampleEnvironment, sampleLine, sampleShown } from '../support/deployment.ts';
import { buttonsOf, read } from '../support/read.ts';
import * as sample from '../support/release.ts';

const { now } = sample;
const ready = sample.sampleCandidate({ state: 'ready' });
const staging = sampleEnvironment('staging', { tier: 'staging' });
const production = sampleEnvironment('production', { after: ['staging'] });
const here = { id: ready.id, name: ready.name, sha: ready.sha, badSince: null, version: '1.5.0' };
const drawn = (environments: readonly EnvironmentLine[], candidate = ready) =>
  renderCard(sample.sampleCard({ candidates: [candidate], environments }), now);
const going = (changed: Partial<Deployment>) =>
  sampleDeployment(sampleShown('a change', 1, { environment: 'production', candidate: ready.name }), changed);
const couldNotTell = { code: 'smoke-unclear', url: 'https://shop.example', found: 'silence' } as const;
const arrived = sampleLine(
  staging,
  sampleDeployment(sampleShown('a change', 1), { state: 'succeeded', candidateId: ready.id }),
  { candidate: here, since: now },
);

describe('a card', () => {
  test('offers to promote a ready candidate to the environment that is next, and to no other', () => {
    const card = drawn([sampleLine(staging), sampleLine(production)]);
    expect(buttonsOf(card)).toContain('promote:ask:0');
    expect(buttonsOf(card)).not.toContain('promote:ask:1');
    expect(read(card)).toContain('Promote to staging');
    expect(read(card)).toContain('*Waits for* @U0CAPTAIN, to promote it to `staging`');
    expect(read(drawn([arrived, sampleLine(production)]))).toContain('Promote to production');
  });

  test.each([
    ['is not ready', sample.sampleCandidate({ state: 'failed' })],
    ['is bad', sample.sampleCandidate({ state: 'ready', badSince: now })],
  ])('offers no promotion of a candidate that %s', (_why, candidate) => {
    expect(buttonsOf(drawn([sampleLine(staging)], candidate)).join(' ')).not.toContain('promote:ask');
  });

  test('offers to retry what failed, and says why it did', () => {
    const failed = going({
      state: 'failed',
      candidateId: ready.id,
      startedAt: now,
      stateReason: { code: 'run-failed', conclusion: 'failure', job: 'deploy', url: sample.runUrl },
    });
    const text = read(drawn([arrived, sampleLine(production, failed)]));
    expect(text).toContain('Retry production');
    expect(text).toContain('*production*  1.5.0-rc.2 failed; runs nothing that Waybill brought there');
    expect(text).toContain('The deployment failed in the job `deploy`.');
    expect(text).toContain('✕ deploy: failed → ○ verify: to come');
  });

  test('asks anew for what was rejected before it began, and does not call that trying again', () => {
    const rejected = going({ state: 'rejected', candidateId: ready.id });
    const text = read(drawn([arrived, sampleLine(production, rejected)]));
    expect(text).toContain('Promote to production');
    expect(text).not.toContain('Retry');
  });

  test('shows what each environment runs, and since when that is uncertain', () => {
    const text = read(drawn([{ ...arrived, runs: { ...arrived.runs, uncertainSince: now } }]));
    expect(text).toMatch(/\*staging\* {2}runs 1\.5\.0-rc\.2 since .*, uncertain since/);
  });

  test.each([
    ['requested', {}, ['why:deployment', 'promote:cancel']],
    ['queued', {}, ['why:deployment', 'promote:cancel']],
    ['running', { startedAt: now, holdsLane: true }, ['promote:cancel']],
    [
      'verifying',
      { startedAt: now, verifyingAt: now, holdsLane: true },
      ['promote:healthy', 'promote:faulty', 'promote:cancel'],
    ],
    ['errored', { startedAt: now, holdsLane: true }, ['promote:attest']],
    ['errored', { startedAt: now, holdsLane: false }, []],
    ['errored', { startedAt: now, stateReason: couldNotTell }, ['promote:healthy', 'promote:faulty']],
  ] as const)('of a deployment that is %s offers only what is possible', (state, changed, expected) => {
    const offered = buttonsOf(drawn([arrived, sampleLine(production, going({ state, ...changed }))]));
    const about = offered.filter((id) => /^(why|promote):(?!ask)/.test(id));
    expect(about).toEqual(expected);
  });

  test('names the one thing that is waited for, and calls nobody for it', () => {
    const waits = going({
      state: 'requested',
      ladder: [
        {
          gate: 'approved',
          answer: {
            state: 'waits',
            on: 'people',
            until: null,
            facts: {
              code: 'approvals-missing',
              have: 1,
              need: 2,
              from: ['S0APPROVERS'],
              expiresAt: null,
              notCounted: [],
            },
          },
          since: now.toISOString(),
        },
      ],
    });
    const text = read(drawn([arrived, sampleLine(production, waits)]));
    expect(text).toContain('*Waits for* approval for *production*: 1 of 2');
    expect(JSON.stringify(drawn([arrived, sampleLine(production, waits)]))).not.toContain('subteam');
  });
});
