import { describe, expect, test } from 'vitest';
import { origins } from '../../../src/domain/deployment/deployment.ts';
import { gates } from '../../../src/domain/policy/gates/index.ts';
import { isOverridable, judgeLadder } from '../../../src/domain/policy/judge-ladder.ts';
import { type GateName, gateNames, type Rung } from '../../../src/domain/policy/ladder.ts';
import type { PolicyFacts } from '../../../src/domain/policy/policy-facts.ts';
import { production, windowOf } from '../project/sample-project.ts';
import {
  ada,
  candidate,
  deployment,
  factsWith,
  freezeOf,
  holdOf,
  inMinutes,
  linus,
  minutesAgo,
  now,
  otherCandidate,
  overrideOf,
  runsIn,
  yesOf,
} from './sample-facts.ts';

const rungOf = (gate: GateName, ladder: readonly Rung[]) => ladder.find((rung) => rung.gate === gate);

test('the list of gates has every gate once, in the order of the ladder', () => {
  expect(gates.map(({ name }) => name)).toEqual(gateNames);
});

test('a ladder has a rung for every gate, none left out because another does not hold', () => {
  const facts = factsWith({ candidate: { ...candidate, state: 'failed' }, freezes: [freezeOf()] });
  const ladder = judgeLadder(facts, []);
  expect(ladder.map(({ gate }) => gate)).toEqual(gateNames);
  expect(ladder.filter(({ answer }) => answer.state !== 'holds')).toHaveLength(2);
});

describe('a rollback', () => {
  const everythingWrong: Partial<PolicyFacts> = {
    earlier: [runsIn('staging', { candidate: null, since: null })],
    here: runsIn('production', { candidate: otherCandidate('9.0.0-rc.1') }),
    freezes: [freezeOf()],
    hold: holdOf(),
    checks: { kind: 'unseen', status: 502 },
    approvals: [],
    eligibility: new Map(),
    now: new Date('2026-12-24T11:00:00Z'),
  };
  const rollback = { ...deployment, origin: 'rollback' } as const;

  test('is asked for a built candidate that is not bad, and for nothing else', () => {
    const ladder = judgeLadder(factsWith({ ...everythingWrong, deployment: rollback }), []);
    expect(ladder.map(({ gate, answer }) => [gate, answer.state])).toEqual([
      ['candidate ready', 'holds'],
      ['not bad', 'holds'],
    ]);
  });

  test('waits for approvals where its environment wants them for rollbacks too', () => {
    const environment = {
      ...production,
      rollback: { ...production.rollback, needsApproval: true as const },
    };
    const facts = factsWith({ ...everythingWrong, deployment: rollback, environment });
    expect(judgeLadder(facts, []).map(({ gate }) => gate)).toEqual([
      'candidate ready',
      'not bad',
      'approved',
    ]);
  });

  test.each(origins.filter((origin) => origin !== 'rollback'))(
    'a request that is %s is asked all',
    (origin) => {
      const ladder = judgeLadder(
        factsWith({ ...everythingWrong, deployment: { ...deployment, origin } }),
        [],
      );
      expect(ladder.map(({ gate }) => gate)).toEqual(gateNames);
    },
  );
});

describe('an override', () => {
  const closed: Readonly<Partial<Record<GateName, Partial<PolicyFacts>>>> = {
    'not bad': { candidate: { ...candidate, badSince: minutesAgo(1) } },
    'verified earlier': { earlier: [] },
    soaked: { earlier: [runsIn('staging', { since: minutesAgo(1) })] },
    'window open': { now: new Date('2026-03-06T11:00:00Z') },
    'not frozen': { freezes: [freezeOf()] },
    'no hold': { hold: holdOf() },
    'checks green': { checks: { kind: 'unseen', status: null } },
    'not a step back': {
      deployment: { ...deployment, origin: 'automatic' },
      here: runsIn('production', { candidate: otherCandidate('2.0.0-rc.1') }),
    },
    approved: { approvals: [] },
  };

  test.each(Object.entries(closed))(
    'opens the gate it names, and says who opened it and why: %s',
    (name, facts) => {
      const gate = gateNames.find((each) => each === name);
      const [before, after, ofAnother] = [
        [],
        [overrideOf(gate ?? 'approved')],
        [overrideOf('candidate ready')],
      ].map(
        (overrides) =>
          rungOf(gate ?? 'approved', judgeLadder(factsWith({ ...facts, overrides }), []))?.answer,
      );
      expect(before?.state).not.toBe('holds');
      expect(ofAnother).toEqual(before);
      expect(after).toEqual({
        state: 'holds',
        facts: { code: 'overridden', by: linus, reason: 'the shop is down' },
      });
    },
  );

  test('never stands in for a candidate that is not ready', () => {
    for (const state of ['building', 'failed', 'errored'] as const) {
      const facts = factsWith({
        candidate: { ...candidate, state },
        overrides: [overrideOf('candidate ready')],
      });
      const rung = rungOf('candidate ready', judgeLadder(facts, []));
      expect(rung?.answer.state).not.toBe('holds');
    }
  });

  test.each<[string, Partial<PolicyFacts>]>([
    ['approvals-unread', { eligibility: new Map() }],
    ['authors-unlinked', { unlinkedAuthors: ['octocat'] }],
  ])('never stands in for an identity that could not be told: %s', (code, changes) => {
    const facts = factsWith({ ...changes, overrides: [overrideOf('approved')] });
    const answer = rungOf('approved', judgeLadder(facts, []))?.answer;
    expect(answer?.state).not.toBe('holds');
    expect(answer?.facts?.code).toBe(code);
  });

  test('of the approvals rests while it cannot be told whether somebody who said yes may approve', () => {
    const overrides = [overrideOf('approved')];
    const answerTo = (changes: Partial<PolicyFacts>) =>
      rungOf('approved', judgeLadder(factsWith({ overrides, ...changes }), []))?.answer.state;
    expect(answerTo({ approvals: [] })).toBe('holds');
    expect(answerTo({ approvals: [yesOf(ada)], eligibility: new Map([[ada, 'unknown']]) })).toBe('unknown');
    expect(answerTo({ approvals: [yesOf(ada)], eligibility: new Map([[ada, 'no']]) })).toBe('holds');
  });

  test('is not for a gate that holds by itself', () => {
    const rung = rungOf('approved', judgeLadder(factsWith({ overrides: [overrideOf('approved')] }), []));
    expect(rung?.answer).toEqual({ state: 'holds' });
    expect(isOverridable('approved', { state: 'holds' })).toBe(false);
  });
});

describe('a rung keeps since when it has answered so', () => {
  const early = now.toISOString();
  const later = inMinutes(5);
  const first = judgeLadder(factsWith({ approvals: [], freezes: [freezeOf()] }), []);

  test('beginning with the first time that it is asked', () => {
    expect(new Set(first.map(({ since }) => since))).toEqual(new Set([early]));
  });

  test('while the answer means the same, though its facts change', () => {
    const freezes = [freezeOf({ because: 'another one' })];
    const next = judgeLadder(factsWith({ now: later, approvals: [yesOf(ada)], freezes }), first);
    expect(next.map(({ since }) => since)).toEqual(first.map(() => early));
    expect(rungOf('approved', next)?.answer).toMatchObject({ facts: { have: 1 } });
  });

  test('and begins anew when the answer means something else', () => {
    const next = judgeLadder(factsWith({ now: later, approvals: [] }), first);
    expect(rungOf('not frozen', next)?.since).toBe(later.toISOString());
    expect(rungOf('approved', next)?.since).toBe(early);
    const overridden = judgeLadder(
      factsWith({ now: later, approvals: [], overrides: [overrideOf('approved')] }),
      first,
    );
    expect(rungOf('approved', overridden)?.since).toBe(later.toISOString());
  });

  test('when it waits for another reason, too', () => {
    const changes = { environment: { ...factsWith().environment, windows: [windowOf('deny', '03-03')] } };
    const denied = judgeLadder(factsWith(changes), []);
    const closedWindow = { ...factsWith().environment, windows: [windowOf('allow', '03-04')] };
    const closed = judgeLadder(factsWith({ now: later, environment: closedWindow }), denied);
    expect(rungOf('window open', closed)?.since).toBe(later.toISOString());
  });
});
