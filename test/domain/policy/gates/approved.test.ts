import { describe, expect, test } from 'vitest';
import { parseSha } from '../../../../src/domain/ids.ts';
import { approved } from '../../../../src/domain/policy/gates/approved.ts';
import type { NotCounted } from '../../../../src/domain/policy/ladder.ts';
import type { Eligibility, PolicyFacts } from '../../../../src/domain/policy/policy-facts.ts';
import { production } from '../../project/sample-project.ts';
import {
  ada,
  candidate,
  captain,
  deployment,
  factsUnder,
  factsWith,
  grace,
  inMinutes,
  linus,
  minutesAgo,
  now,
  yesOf,
} from '../sample-facts.ts';

const expiresAt = inMinutes(1430).toISOString();

const missing = (have: number, notCounted: readonly NotCounted[] = []) => ({
  state: 'waits',
  on: 'people',
  until: expiresAt,
  facts: { code: 'approvals-missing', have, need: 2, from: ['S0APPROVERS'], expiresAt, notCounted },
});

const eligible = (grace_: Eligibility) =>
  new Map([
    [ada, 'yes' as Eligibility],
    [grace, grace_],
  ]);

const approvedAgo = (minutes: number) =>
  factsWith({ deployment: { ...deployment, approvedAt: minutesAgo(minutes) } });

describe('approved', () => {
  test('holds once as many have said yes as are asked for', () => {
    expect(approved.judge(factsWith())).toEqual({ state: 'holds' });
    expect(approved.judge(factsWith({ approvals: [yesOf(ada), yesOf(grace), yesOf(linus)] }))).toEqual({
      state: 'holds',
    });
  });

  test('holds where nobody is asked, whoever the authors are', () => {
    const approvals = { ...production.approvals, count: 0 };
    const facts = factsUnder({ approvals }, { approvals: [], unlinkedAuthors: ['octocat'] });
    expect(approved.judge(facts)).toEqual({ state: 'holds' });
  });

  test.each<[string, Partial<PolicyFacts>, ReturnType<typeof missing>]>([
    ['while nobody has said yes', { approvals: [] }, missing(0)],
    ['while one yes is missing', { approvals: [yesOf(ada)] }, missing(1)],
    [
      'as a yes beside an older one of the same person is still one, and counts',
      { approvals: [yesOf(ada), yesOf(ada, { shownHash: 'older' })] },
      missing(1),
    ],
    ['as one person counts once', { approvals: [yesOf(ada), yesOf(ada)] }, missing(1)],
    [
      'as a yes that was withdrawn does not count',
      { approvals: [yesOf(ada), yesOf(grace, { withdrawnAt: now })] },
      missing(1),
    ],
    [
      'as a rejection is no yes',
      { approvals: [yesOf(ada), yesOf(grace, { verdict: 'rejected' })] },
      missing(1),
    ],
    [
      'as the yes of a requester does not count',
      { approvals: [yesOf(ada), yesOf(captain)] },
      missing(1, [{ by: captain, why: 'requester' }]),
    ],
    [
      'as the yes of who asked does not count, even if not listed',
      { deployment: { ...deployment, requesters: [], requestedBy: `slack:${grace}` } },
      missing(1, [{ by: grace, why: 'requester' }]),
    ],
    [
      'as the yes of an author does not count',
      { authors: new Set([grace]) },
      missing(1, [{ by: grace, why: 'author' }]),
    ],
    [
      'as the yes of somebody who may not approve any more does not count',
      { eligibility: eligible('no') },
      missing(1, [{ by: grace, why: 'not-eligible' }]),
    ],
    [
      'as a yes to what was shown before does not count',
      { approvals: [yesOf(ada), yesOf(grace, { shownHash: 'older' })] },
      missing(1, [{ by: grace, why: 'outdated' }]),
    ],
  ])('waits for people %s', (_, changes, answer) => {
    expect(approved.judge(factsWith(changes))).toEqual(answer);
  });

  test('counts a second yes of a person whose first was to what was shown before', () => {
    const older = yesOf(grace, { shownHash: 'older' });
    for (const approvals of [
      [yesOf(ada), older, yesOf(grace)],
      [yesOf(ada), yesOf(grace), older],
    ]) {
      expect(approved.judge(factsWith({ approvals }))).toEqual({ state: 'holds' });
    }
  });

  test.each<[string, Partial<PolicyFacts>]>([
    ['the policy', { environment: { ...production, soakMs: 0 } }],
    ['the artifact', { candidate: { ...candidate, artifactDigest: 'sha256:2' } }],
    ['the commit', { candidate: { ...candidate, sha: parseSha('c'.repeat(40)) } }],
    ['the candidate', { candidate: { ...candidate, name: '1.5.0-rc.3' } }],
  ])('counts no yes any more when %s is another than was shown', (_, changes) => {
    expect(approved.judge(factsWith(changes))).toEqual(
      missing(0, [
        { by: ada, why: 'outdated' },
        { by: grace, why: 'outdated' },
      ]),
    );
  });

  test('counts no yes any more when the last needed one is too long ago', () => {
    const sevenDays = 7 * 1440;
    expect(approved.judge(approvedAgo(sevenDays - 1))).toEqual({ state: 'holds' });
    expect(approved.judge(approvedAgo(sevenDays))).toMatchObject({
      facts: { have: 0, notCounted: [{ why: 'too-old' }, {}] },
    });
  });

  test.each<[string, Partial<PolicyFacts>]>([
    ['could not be read', { eligibility: eligible('unknown') }],
    ['was not looked up', { eligibility: new Map([[ada, 'yes']]) }],
  ])('is unknown where the standing of somebody needed %s', (_, changes) => {
    expect(approved.judge(factsWith(changes))).toEqual({
      state: 'unknown',
      facts: { code: 'approvals-unread' },
    });
  });

  test('does not ask for the standing of a person who would not count anyway', () => {
    const eligibility = eligible('unknown');
    expect(approved.judge(factsWith({ eligibility, authors: new Set([grace]) }))).toMatchObject({
      state: 'waits',
    });
    const third = new Map(eligibility).set(linus, 'yes');
    const approvals = [yesOf(ada), yesOf(grace), yesOf(linus)];
    expect(approved.judge(factsWith({ eligibility: third, approvals }))).toEqual({ state: 'holds' });
  });

  test('waits while a human author is not linked, and names them', () => {
    expect(approved.judge(factsWith({ unlinkedAuthors: ['octocat'] }))).toEqual({
      state: 'waits',
      on: 'people',
      until: expiresAt,
      facts: { code: 'authors-unlinked', authors: ['octocat'] },
    });
  });

  test('lets authors approve where they are not excluded', () => {
    const approvals = { ...production.approvals, exclude: [] };
    const authors = { authors: new Set([ada]), unlinkedAuthors: ['octocat'] };
    expect(approved.judge(factsUnder({ approvals }, authors))).toEqual({ state: 'holds' });
  });
});
