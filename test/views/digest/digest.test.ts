import { describe, expect, test } from 'vitest';
import { renderDigest } from '../../../src/views/digest/digest.ts';
import { digestMail, outsideDigest } from '../../../src/views/digest/outside.ts';
import { emptyDigest, sampleDigest } from '../support/digests.ts';
import { read } from '../support/read.ts';

const shown = read(renderDigest('storefront', sampleDigest('thing', 1500)));

describe('a digest', () => {
  test('over a time in which nothing happened is one sentence', () => {
    expect(read(renderDigest('storefront', emptyDigest))).toMatch(
      /^📊 \*storefront\*, .*\.\nNothing was deployed, and nothing waits\.$/,
    );
  });

  test.each([
    /\*Shipped\*\n• \*thing\* .*: 1,500 features and 1,500 under the hood\. It was returned since\./,
    /… and 1,490 more\./,
    /\*Rolled back\*\n• \*thing\* from thing to thing .*: thing/,
    /from thing to thing .*; nobody has said why/,
    /\*thing\*, 1,500 changes: waits for @U0CAPTAIN, to promote it to `thing`, for 1 day/,
    /waits for \*thing\*, for 1 day: thing is frozen until .* by @U0CAPTAIN: thing\./,
    /waits for approval for \*thing\* \(1 of 2\), by @U0CAPTAIN, for 1 day/,
    /🧊 All of it is frozen by @U0CAPTAIN since .*, until somebody ends it: thing/,
    /\*Concerns without an answer\*\n• @U0CAPTAIN on \*thing\* 1 day ago: thing/,
    /opened \*thing\* for thing to \*thing\* 1 day ago/,
    /\*thing\*, announced 1 day ago to 7 recipients/,
    /12 deployments to where users are; 3 failed or had to be taken back \(25 %\)\. Of 1 deployment nobody/,
    /From the cut to users: 1 hour, the middle of 9 releases\./,
    /From a failure until it was mended: 12 minutes, for the one failure there was\./,
    /2 failures not mended yet\./,
  ])('says %s', (words) => {
    expect(shown).toMatch(words);
  });

  test('gives no share of a few deployments', () => {
    const facts = sampleDigest('thing', 3);
    const few = { ...facts, figures: { ...facts.figures, deployments: 3, failures: 1 } };
    expect(read(renderDigest('storefront', few))).toMatch(/1 failed or had to be taken back\. /);
  });

  test('calls no group that it waits for', () => {
    expect(JSON.stringify(renderDigest('storefront', sampleDigest('S0APPROVERS', 3)))).not.toContain(
      'subteam',
    );
  });
});

describe('a digest for recipients outside', () => {
  const facts = {
    ...sampleDigest('feat: internal talk', 5),
    outside: [
      { version: '1.5.0', state: 'shipped', at: '2026-11-20T09:00:00.000Z', text: 'Orders arrive faster.' },
      { version: '1.4.0', state: 'returned', at: '2026-11-19T09:00:00.000Z', text: 'Gift cards.' },
    ],
  } as const;

  test('has the words that a person wrote, and nothing else of what the project contains', () => {
    for (const text of [read(outsideDigest('storefront', facts)), digestMail('storefront', facts).text]) {
      expect(text).toContain('Orders arrive faster.');
      expect(text).not.toContain('internal talk');
      expect(text).not.toMatch(/approval|frozen|concern|deployments/i);
    }
  });

  test('does not praise what went back', () => {
    const { text, html, subject } = digestMail('storefront', facts);
    expect(subject).toBe('storefront: what is new');
    expect(text).toContain('storefront 1.4.0 was returned on 2026-11-19.');
    expect(html).not.toContain('Gift cards');
  });
});
