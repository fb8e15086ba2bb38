import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Approval } from '../../../src/domain/deployment/approval.ts';
import { type Deployment, origins } from '../../../src/domain/deployment/deployment.ts';
import { countableApprovals } from '../../../src/domain/policy/countable-approvals.ts';
import { judgeLadder } from '../../../src/domain/policy/judge-ladder.ts';
import { type GateName, gateNames } from '../../../src/domain/policy/ladder.ts';
import type { FoundCheck, PolicyFacts } from '../../../src/domain/policy/policy-facts.ts';
import { verdictOf } from '../../../src/domain/policy/verdict-of.ts';
import type { ApprovalRule } from '../../../src/domain/project/environment.ts';
import type { Window } from '../../../src/domain/project/window.ts';
import type { Candidate } from '../../../src/domain/release/candidate.ts';
import { production, windowOf } from '../project/sample-project.ts';
import {
  ada,
  candidate,
  captain,
  deployment,
  factsUnder,
  freezeOf,
  grace,
  holdOf,
  inMinutes,
  linus,
  minutesAgo,
  otherCandidate,
  overrideOf,
  runsIn,
  wayBackOf,
  yesOf,
} from './sample-facts.ts';

const people = [ada, grace, linus, captain];
const person = fc.constantFrom(...people);
const moment = fc.integer({ min: -20_000, max: 20_000 }).map(inMinutes);

const approval: fc.Arbitrary<Approval> = fc
  .record({
    userId: person,
    verdict: fc.constantFrom('approved' as const, 'approved' as const, 'rejected' as const),
    shownHash: fc.constantFrom(deployment.shownHash, deployment.shownHash, 'older'),
    withdrawnAt: fc.constantFrom(null, null, minutesAgo(1)),
    givenAt: moment,
  })
  .map(({ userId, ...changes }) => yesOf(userId, changes));

const check: fc.Arbitrary<FoundCheck> = fc.record({
  name: fc.constantFrom('e2e', 'lint'),
  app: fc.constantFrom('github-actions', null),
  state: fc.constantFrom(
    'pending',
    'success',
    'success',
    'failure',
    'skipped',
    'neutral',
    'cancelled',
    'stale',
  ),
});

const freeze = fc
  .record({
    untilAt: fc.option(moment),
    endedAt: fc.option(moment),
    environment: fc.constantFrom(null, 'production'),
  })
  .map(freezeOf);

const running = fc.constantFrom(
  runsIn('staging'),
  runsIn('staging', { since: minutesAgo(10) }),
  runsIn('staging', { uncertainSince: minutesAgo(45) }),
  runsIn('staging', { candidate: otherCandidate('1.6.0-rc.1') }),
  runsIn('staging', { candidate: null, since: null }),
);

type Drawn = Partial<PolicyFacts> & {
  readonly origin: Deployment['origin'];
  readonly approvedAt: Date | null;
  readonly rule: Pick<ApprovalRule, 'count' | 'exclude'>;
  readonly windows: readonly Window[];
  readonly build: Pick<Candidate, 'state' | 'badSince'>;
};

function madeOf({ origin, approvedAt, rule, windows, build, ...others }: Drawn): PolicyFacts {
  const made = factsUnder({ approvals: { ...production.approvals, ...rule }, windows }, others);
  return {
    ...made,
    deployment: { ...made.deployment, origin, approvedAt },
    candidate: { ...candidate, ...build },
  };
}

const facts: fc.Arbitrary<PolicyFacts> = fc
  .record({
    now: moment,
    origin: fc.constantFrom(...origins),
    rule: fc.record({
      count: fc.integer({ min: 0, max: 3 }),
      exclude: fc.constantFrom([], ['authors' as const]),
    }),
    windows: fc.subarray([
      windowOf('allow', 'Mon-Thu 09:00-16:00'),
      windowOf('deny', '03-05'),
      windowOf('allow', 'Sun'),
    ]),
    build: fc.record({
      state: fc.constantFrom('ready', 'ready', 'building', 'failed'),
      badSince: fc.constantFrom(null, null, minutesAgo(1)),
    }),
    earlier: running.map((each) => [each]),
    freezes: fc.array(freeze, { maxLength: 3 }),
    hold: fc.constantFrom(null, null, holdOf()),
    checks: fc.oneof(
      fc.array(check, { maxLength: 4 }).map((value) => ({ kind: 'seen' as const, value })),
      fc.constant({ kind: 'unseen' as const, status: 502 }),
    ),
    wayBack: fc.constantFrom(wayBackOf(), wayBackOf({ tagTarget: { kind: 'seen', value: null } }), {
      kind: 'none' as const,
      isFirst: true,
    }),
    approvals: fc.array(approval, { maxLength: 5 }),
    approvedAt: fc.option(moment),
    eligibility: fc
      .array(fc.tuple(person, fc.constantFrom('yes', 'yes', 'no', 'unknown')))
      .map((each) => new Map(each)),
    authors: fc.subarray(people).map((each) => new Set(each)),
    unlinkedAuthors: fc.constantFrom([], [], ['octocat']),
    overrides: fc.subarray(gateNames.map(overrideOf), { maxLength: 2 }),
  })
  .map(madeOf);

/** The gates that do not hold. */
const closed = (facts: PolicyFacts): ReadonlySet<GateName> =>
  new Set(judgeLadder(facts, []).flatMap(({ gate, answer }) => (answer.state === 'holds' ? [] : [gate])));

const isSubset = (some: ReadonlySet<GateName>, all: ReadonlySet<GateName>): boolean =>
  [...some].every((each) => all.has(each));

/** What opens gates and never closes one. */
const kindnesses: readonly [string, (facts: PolicyFacts, more: Approval) => PolicyFacts][] = [
  [
    'another approval, of somebody of whom it is known whether they may approve,',
    (facts, more) => ({
      ...facts,
      approvals: [...facts.approvals, more],
      eligibility: new Map(facts.eligibility).set(
        more.userId,
        facts.eligibility.get(more.userId) === 'yes' ? 'yes' : 'no',
      ),
    }),
  ],
  ['the end of a freeze', (facts) => ({ ...facts, freezes: facts.freezes.slice(1) })],
  ['lifting the hold', (facts) => ({ ...facts, hold: null })],
  ['another override', (facts) => ({ ...facts, overrides: [...facts.overrides, overrideOf('approved')] })],
  ['linking an author', (facts) => ({ ...facts, unlinkedAuthors: facts.unlinkedAuthors.slice(1) })],
];

test.each(kindnesses)('%s never closes a gate', (_, change) => {
  fc.assert(
    fc.property(facts, approval, (facts, more) => {
      expect(isSubset(closed(change(facts, more)), closed(facts))).toBe(true);
    }),
  );
});

/** What closes gates and never opens one. */
const cruelties: readonly [string, (facts: PolicyFacts) => PolicyFacts][] = [
  ['another freeze', (facts) => ({ ...facts, freezes: [...facts.freezes, freezeOf()] })],
  ['a hold', (facts) => ({ ...facts, hold: holdOf() })],
  [
    'a candidate called bad',
    (facts) => ({ ...facts, candidate: { ...facts.candidate, badSince: facts.now } }),
  ],
  ['losing sight of the checks', (facts) => ({ ...facts, checks: { kind: 'unseen', status: null } })],
  [
    'losing sight of the way back',
    (facts) => ({ ...facts, wayBack: wayBackOf({ tagTarget: { kind: 'unseen', status: 502 } }) }),
  ],
  ['losing sight of who may approve', (facts) => ({ ...facts, eligibility: new Map() })],
  [
    'an author more who is not linked',
    (facts) => ({ ...facts, unlinkedAuthors: ['x', ...facts.unlinkedAuthors] }),
  ],
  [
    'withdrawing every yes, and the override in their place,',
    (facts) => ({
      ...facts,
      approvals: [],
      overrides: facts.overrides.filter(({ gate }) => gate !== 'approved'),
    }),
  ],
];

test.each(cruelties)('%s never opens a gate', (_, change) => {
  fc.assert(
    fc.property(facts, (facts) => {
      expect(isSubset(closed(facts), closed(change(facts)))).toBe(true);
    }),
  );
});

test('only people who may approve now, asked for nothing and said yes to what is shown, are counted', () => {
  fc.assert(
    fc.property(facts, (facts) => {
      const { countable, notCounted } = countableApprovals(facts);
      expect(new Set(countable.map(({ userId }) => userId)).size).toBe(countable.length);
      const counted = countable.filter(
        ({ userId, shownHash, verdict, withdrawnAt }) =>
          facts.eligibility.get(userId) === 'yes' &&
          userId !== captain &&
          shownHash === deployment.shownHash &&
          verdict === 'approved' &&
          withdrawnAt === null,
      );
      expect(counted).toEqual(countable);
      expect(notCounted.filter(({ by }) => countable.some(({ userId }) => userId === by))).toEqual([]);
    }),
  );
});

test('judged again on the same facts, a ladder stays as it is', () => {
  fc.assert(
    fc.property(facts, (facts) => {
      const ladder = judgeLadder(facts, []);
      expect(judgeLadder(facts, ladder)).toEqual(ladder);
    }),
  );
});

test('a deployment starts exactly when no gate is closed', () => {
  fc.assert(
    fc.property(facts, (facts) => {
      const verdict = verdictOf(judgeLadder(facts, []));
      expect(verdict.kind === 'start').toBe(closed(facts).size === 0);
    }),
  );
});

test('what waits for the clock is looked at again at a time to come', () => {
  fc.assert(
    fc.property(facts, (facts) => {
      const waits = judgeLadder(facts, []).flatMap(({ answer }) =>
        answer.state === 'waits' && answer.on === 'clock' ? [answer.until ?? ''] : [],
      );
      expect(waits.filter((until) => !(Date.parse(until) > facts.now.getTime()))).toEqual([]);
    }),
  );
});
