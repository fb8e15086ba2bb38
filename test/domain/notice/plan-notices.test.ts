import { describe, expect, test } from 'vitest';
import type { Notice } from '../../../src/domain/notice/notice.ts';
import { planNotices } from '../../../src/domain/notice/plan-notices.ts';
import { sampleNotes } from '../../views/support/notes.ts';
import { captain, now, sampleCandidate, sampleRelease } from '../../views/support/release.ts';
import { carriedOut, deploymentIn, groundWith, projectWith, ready, succeeded } from './ground.ts';

const kinds = (notices: readonly Notice[]) => notices.map(({ kind }) => kind);
const asnIn = (notices: readonly Notice[]) => {
  const notice = notices.find(({ kind }) => kind === 'asn');
  if (notice?.facts.kind !== 'asn') throw new Error('nothing was announced');
  return { ...notice, facts: notice.facts };
};
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe('an advance notice', () => {
  test('is made with the first ready candidate, and once', () => {
    expect(kinds(carriedOut(groundWith({ candidate: sampleCandidate({ state: 'building' }) })))).toEqual([]);
    const notices = carriedOut(groundWith());
    expect(kinds(notices)).toEqual(['asn']);
    expect(planNotices(groundWith({ notices }))).toEqual([]);
  });

  test('is made with the first request for the last tier, where the project says so', () => {
    const project = projectWith({ when: 'requested' });
    expect(kinds(carriedOut(groundWith({ project })))).toEqual([]);
    const early = groundWith({ project, deployments: [deploymentIn('staging')] });
    expect(kinds(carriedOut(early))).toEqual([]);
    const asked = groundWith({ project, deployments: [deploymentIn('production')] });
    expect(kinds(carriedOut(asked))).toEqual(['asn']);
  });

  test('is not made where nobody wants it', () => {
    expect(planNotices(groundWith({ wishes: [] }))).toEqual([]);
  });

  test('is held until a person has seen it, where the project says so', () => {
    const project = projectWith({ review: true });
    const notices = carriedOut(groundWith({ project }));
    expect(notices[0]).toMatchObject({ state: 'held', lookAt: null });
    const next = sampleCandidate({ state: 'ready', name: '1.5.0-rc.2' });
    const changed = asnIn(carriedOut(groundWith({ project, notices, candidate: next })));
    expect(changed).toMatchObject({ state: 'held', edition: 1 });
    expect(changed.facts.candidate).toBe('1.5.0-rc.2');
  });

  test('is edited and told of again for a new candidate, and only edited for a small change', () => {
    const notices = carriedOut(groundWith());
    const next = sampleCandidate({ state: 'ready', name: '1.5.0-rc.2' });
    const told = asnIn(carriedOut(groundWith({ notices, candidate: next })));
    expect(told).toMatchObject({ edition: 2, toldEdition: 2, toldWhat: ['candidate'] });
    const running = deploymentIn('production', { state: 'running' });
    const edited = asnIn(carriedOut(groundWith({ notices, deployments: [running] })));
    expect(edited).toMatchObject({ edition: 2, toldEdition: 1 });
    expect(edited.facts.progress).toEqual({ kind: 'under-way', environment: 'production' });
  });

  test('of a deployment that failed says so, and that there is no harm yet', () => {
    const notices = carriedOut(groundWith());
    const failed = deploymentIn('production', { state: 'failed', endedAt: now });
    expect(asnIn(carriedOut(groundWith({ notices, deployments: [failed] }))).toldWhat).toEqual(['progress']);
  });

  test('that has arrived keeps saying when, though it is deployed anew or brought back by a rollback', () => {
    const first = succeeded('production');
    const notices = carriedOut(groundWith({ notices: carriedOut(groundWith()), deployments: [first] }));
    const later = minutesLater(60);
    for (const again of [
      succeeded('production', { origin: 'rollback', succeededAt: later }),
      succeeded('production', { succeededAt: later }),
      deploymentIn('production', { state: 'running' }),
      deploymentIn('production', { state: 'failed', endedAt: later }),
    ]) {
      const ground = groundWith({ notices, deployments: [again, first], now: later });
      expect(asnIn(carriedOut(ground)).facts.progress).toEqual({ kind: 'arrived', at: now.toISOString() });
    }
  });

  test('says what it did of migrations, whatever a rollback to it brings', () => {
    const migrations = ['db/migrate/7.sql'];
    const { shown } = deploymentIn('production');
    const first = succeeded('production', { shown: { ...shown, migrations } });
    const back = succeeded('production', { origin: 'rollback', shown: { ...shown, migrations: [] } });
    const notices = carriedOut(groundWith({ deployments: [back, first] }));
    expect(asnIn(notices).facts.migrations).toEqual(migrations);
  });

  test('is withdrawn, with the reason, when the release is abandoned', () => {
    const notices = carriedOut(groundWith());
    const release = sampleRelease({
      state: 'abandoned',
      closedBy: captain,
      closedBecause: 'the partner is not ready',
    });
    const withdrawn = asnIn(carriedOut(groundWith({ notices, release })));
    expect(withdrawn).toMatchObject({ state: 'closed', toldWhat: ['progress'] });
    expect(withdrawn.facts.progress).toMatchObject({ because: 'the partner is not ready' });
  });

  test('that nobody was told of yet is dropped without a word when the release is abandoned', () => {
    const project = projectWith({ review: true });
    const notices = carriedOut(groundWith({ project }));
    const release = sampleRelease({ state: 'abandoned', closedBy: captain, closedBecause: 'x' });
    const [decision] = planNotices(groundWith({ project, notices, release }));
    expect(decision?.effects).toEqual([]);
  });

  test('of 1,500 changes is as long as one of 30, and says how many there are', () => {
    const many = groundWith({ release: sampleRelease({ notes: sampleNotes(1500) }) });
    const { facts } = asnIn(carriedOut(many));
    expect(facts.changes.every(({ first }) => first.length <= 8)).toBe(true);
    const counted = facts.changes.reduce((sum, { count }) => sum + count, facts.others);
    expect(counted).toBe(sampleRelease({ notes: sampleNotes(1500) }).notes.entries.length);
  });
});

describe('a proof of delivery', () => {
  test('is made for each environment in which somebody wants it, once', () => {
    const deployments = [succeeded('staging'), succeeded('production')];
    const notices = carriedOut(groundWith({ deployments }));
    expect(kinds(notices)).toEqual(['asn', 'pod', 'pod']);
    expect(planNotices(groundWith({ deployments, notices })).length).toBe(0);
  });

  test('comes to whoever had the announcement, though nobody asked for proofs', () => {
    const wishes = [
      { to: 'C0SUPPORT', kinds: ['asn'], environments: null, via: 'waybill.yaml', since: null },
    ] as const;
    const notices = carriedOut(groundWith({ wishes }));
    const deployments = [succeeded('staging'), succeeded('production')];
    const after = carriedOut(groundWith({ wishes, notices, deployments }));
    expect(after.map(({ facts }) => ('environment' in facts ? facts.environment : 'announced'))).toEqual([
      'announced',
      'production',
    ]);
  });

  test('says how long it was watched', () => {
    const deployment = succeeded('production', { verifyingAt: minutesLater(-10) });
    const proof = carriedOut(groundWith({ deployments: [deployment] })).find(({ kind }) => kind === 'pod');
    expect(proof?.facts).toMatchObject({ healthyForMs: 600_000, candidate: '1.5.0-rc.1' });
  });

  test('is not made for what was delivered long before somebody asked', () => {
    const deployments = [succeeded('production', { succeededAt: minutesLater(-25 * 60) })];
    expect(kinds(carriedOut(groundWith({ deployments })))).not.toContain('pod');
    const since = minutesLater(5);
    const wishes = [{ to: 'U0LATE', kinds: ['pod'], environments: null, via: 'U0LATE', since }] as const;
    expect(kinds(carriedOut(groundWith({ wishes, deployments: [succeeded('production')] })))).toEqual([]);
  });
});

describe('word of a return', () => {
  const rollback = { ...succeeded('production', { origin: 'rollback' }), candidate: '1.4.2-rc.1' };

  test('is made for those who had the announcement or the proof, with what runs there again', () => {
    const notices = carriedOut(groundWith({ deployments: [succeeded('production')] }));
    const release = sampleRelease({ state: 'returned' });
    const after = carriedOut(groundWith({ notices, release, rollbacks: [rollback] }));
    expect(kinds(after)).toEqual(['asn', 'pod', 'returned']);
    expect(after.at(-1)?.facts).toMatchObject({ environment: 'production', back: '1.4.2-rc.1' });
    expect(asnIn(after)).toMatchObject({ state: 'closed', facts: { progress: { kind: 'returned' } } });
    expect(planNotices(groundWith({ notices: after, release, rollbacks: [rollback] }))).toEqual([]);
  });

  test('is not made where nobody had heard of the release', () => {
    expect(kinds(carriedOut(groundWith({ wishes: [], rollbacks: [rollback] })))).toEqual([]);
  });
});

test('a rollback brings what was there before, which is no delivery', () => {
  const deployments = [succeeded('production', { origin: 'rollback', candidateId: ready.id })];
  expect(kinds(carriedOut(groundWith({ deployments })))).not.toContain('pod');
});

test('a failed deployment is told to those who asked to hear of failures, and to nobody else', () => {
  const deployments = [deploymentIn('staging', { state: 'errored', endedAt: now })];
  expect(kinds(carriedOut(groundWith({ deployments })))).toContain('failure');
  const wishes = [
    { to: 'C0X', kinds: ['pod'], environments: null, via: 'waybill.yaml', since: null },
  ] as const;
  expect(kinds(carriedOut(groundWith({ deployments, wishes })))).toEqual([]);
});
