import { describe, expect, test } from 'vitest';
import type { Deployment } from '../../../src/domain/deployment/deployment.ts';
import type { Rung } from '../../../src/domain/policy/ladder.ts';
import type { EnvironmentLine } from '../../../src/domain/release/environment-line.ts';
import { renderCard } from '../../../src/views/card.ts';
import { sampleDeployment, sampleEnvironment, sampleLine, sampleShown } from '../support/deployment.ts';
import { buttonsOf, read } from '../support/read.ts';
import * as sample from '../support/release.ts';
import { sampleRollback } from '../support/rollback-views.ts';

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

const waits = (ladder: readonly Rung[]) =>
  sampleLine(production, going({ state: 'requested', ladder, candidateId: ready.id }));

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

  test('of what shipped says that it is being rolled back only where its users are', () => {
    const release = sample.sampleRelease({ state: 'shipped' });
    const back = { kind: 'under-way', to: '1.4.2-rc.1' } as const;
    const card = (environments: readonly EnvironmentLine[]) =>
      read(renderCard(sample.sampleCard({ release, candidates: [ready], environments }), now));
    const [inStaging, inProduction] = [sampleLine(staging), sampleLine(production)];
    const words = ', and is being rolled back';
    expect(card([inStaging, { ...inProduction, back }])).toContain(words);
    expect(card([{ ...inStaging, back }, inProduction])).not.toContain(words);
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
    expect(text).toContain('*Waits for* somebody to decide about *production*, where it did not arrive');
    expect(text).not.toContain('to promote it to');
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
    expect(text).toContain(
      '*Waits for* approval for *production*: 1 of 2, asked of its approvers in the thread',
    );
    expect(JSON.stringify(drawn([arrived, sampleLine(production, waits)]))).not.toContain('subteam');
  });

  test('of what is queued says its place, behind what, and about when it is its turn', () => {
    const place = { position: 2, behind: '1.4.9-rc.1', startsAt: new Date('2026-11-22T14:30:00Z') };
    const queued = sampleLine(production, going({ state: 'queued', candidateId: ready.id }));
    expect(read(drawn([arrived, { ...queued, place }]))).toMatch(
      /\*Waits for\* its turn in \*production\*: place 2, behind 1\.4\.9-rc\.1, to start about .*14:30/,
    );
    const next = { position: 1, behind: null, startsAt: null };
    expect(read(drawn([arrived, { ...queued, place: next }]))).toContain('turn in *production*: place 1\n');
  });

  test('of a rollback that is under way says from where it goes to where', () => {
    const before = { ...here, name: '1.5.1-rc.1' };
    const back = going({
      state: 'running',
      startedAt: now,
      holdsLane: true,
      candidateId: ready.id,
      rollback: sampleRollback('1.5.1-rc.1'),
    });
    for (const candidate of [here, before]) {
      const text = read(drawn([arrived, sampleLine(production, back, { candidate, since: now })]));
      expect(text).toContain('*production*  rollback from 1.5.1-rc.1 to 1.5.0-rc.2 running');
      expect(text).not.toContain('before it ran');
    }
  });

  test('of what is deployed once more does not call the same thing what ran before', () => {
    const again = going({ state: 'running', startedAt: now, holdsLane: true, candidateId: ready.id });
    const text = read(drawn([arrived, sampleLine(production, again, { candidate: here, since: now })]));
    expect(text).toContain('1.5.0-rc.2 running, once more: it runs there already');
    expect(text).not.toContain('before it ran');
  });

  const soaking = {
    gate: 'soaked',
    answer: {
      state: 'waits',
      on: 'clock',
      until: now.toISOString(),
      facts: { code: 'soaking', environment: 'staging', soakMs: 60_000, since: now.toISOString() },
    },
    since: now.toISOString(),
  } as const satisfies Rung;
  const frozen = {
    gate: 'not frozen',
    answer: {
      state: 'blocks',
      facts: { code: 'frozen', scope: 'production', because: 'a fair', by: 'U0CAPTAIN', untilAt: null },
    },
    since: now.toISOString(),
  } as const satisfies Rung;

  test('waits for what a person has to do before it waits for what comes by itself', () => {
    expect(read(drawn([arrived, waits([soaking])]))).toMatch(
      /\*Waits for\* \*production\*, soaked: in `staging`, until \d/,
    );
    expect(read(drawn([arrived, waits([soaking, frozen])]))).toContain(
      '*Waits for* *production*, not frozen: production is frozen',
    );
    const other = sampleLine(sampleEnvironment('other', { after: ['staging'] }));
    expect(read(drawn([arrived, waits([soaking]), other]))).toContain(
      '*Waits for* @U0CAPTAIN, to promote it to `other`',
    );
    expect(read(drawn([arrived, waits([soaking, frozen]), other]))).toContain('*Waits for* *production*');
    const running = going({ state: 'running', environment: 'other', candidateId: ready.id });
    expect(
      read(drawn([arrived, waits([soaking]), sampleLine(sampleEnvironment('other'), running)])),
    ).toContain('*Waits for* GitHub, to deploy to *other*');
  });
});
