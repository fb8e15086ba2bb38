import { describe, expect, test } from 'vitest';
import { parseUserGroupId, parseUserId } from '../../../src/domain/ids.ts';
import {
  audienceOf,
  audienceOfTheEnd,
  isWished,
  labelsOf,
  type Memberships,
  type Wish,
} from '../../../src/domain/notice/audience.ts';
import { acceptedAs, recipientKind } from '../../../src/domain/notice/recipient.ts';
import { sampleRelease } from '../../views/support/release.ts';

const [ada, grace, linus] = ['U0ADA', 'U0GRACE', 'U0LINUS'].map(parseUserId);
const group = parseUserGroupId('S0GROUP');
const wish = (to: string, changed: Partial<Wish> = {}): Wish => ({
  to,
  kinds: ['asn', 'pod'],
  environments: null,
  via: 'waybill.yaml',
  since: null,
  ...changed,
});
/** A release with a change for each list of labels. */
const withLabels = (...each: readonly (readonly string[])[]) => {
  const { notes } = sampleRelease();
  const [entry] = notes.entries;
  if (entry === undefined) throw new Error('the sample has changes');
  return { notes: { ...notes, entries: each.map((labels) => ({ ...entry, labels })) } };
};
const people = [ada, grace, linus].flatMap((each) => each ?? []);
const memberships = (inChannel: readonly string[] = []): Memberships => ({
  groups: new Map([[group, people]]),
  channels: new Map([['C0SUPPORT', new Set(people.filter((each) => inChannel.includes(each)))]]),
});
const each = (recipient: string) => ({ recipient, via: 'waybill.yaml' });
const names = (
  wishes: readonly Wish[],
  declined: readonly string[] = [],
  inChannel: readonly string[] = [],
) =>
  audienceOf(
    wishes,
    declined.map((recipient) => ({ recipient, stance: 'declined' as const })),
    memberships(inChannel),
  ).map(({ recipient }) => recipient);

describe('the audience of a notice', () => {
  test('has each recipient once, however often they are named', () => {
    expect(names([wish('C0SUPPORT'), wish('C0SUPPORT'), wish('U0ADA'), wish(group)])).toEqual([
      'C0SUPPORT',
      'U0ADA',
      'U0GRACE',
      'U0LINUS',
    ]);
  });

  test('leaves out of a group whoever declined, and whoever reads it in a channel', () => {
    expect(names([wish('C0SUPPORT'), wish(group)], ['U0LINUS'], ['U0GRACE'])).toEqual(['C0SUPPORT', 'U0ADA']);
  });

  test('has whoever asked for it themselves, though they read it in a channel too', () => {
    expect(names([wish('C0SUPPORT'), wish('U0ADA', { via: 'U0ADA' })], [], ['U0ADA'])).toContain('U0ADA');
  });

  test('has no channel that declined, and no handle that nobody resolved', () => {
    expect(names([wish('C0SUPPORT'), wish('@somebody')], ['C0SUPPORT'])).toEqual([]);
  });
});

describe('a wish', () => {
  const about = {
    environments: ['production'],
    at: new Date('2026-11-21T12:00:00Z'),
    labels: labelsOf(withLabels(['Security', 'ui'], [])),
  };

  test.each([
    ['of its kind, for every environment', wish('x'), true],
    ['of another kind', wish('x', { kinds: ['digest'] }), false],
    ['for another environment', wish('x', { environments: ['staging'] }), false],
    [
      'of releases with one of its labels, in whatever case',
      wish('x', { labels: ['privacy', 'security'] }),
      true,
    ],
    ['of releases with labels that no change of it has', wish('x', { labels: ['privacy'] }), false],
    ['made after it happened', wish('x', { since: new Date('2026-11-21T12:00:01Z') }), false],
  ])('%s', (_, one, expected) => {
    expect(isWished(one, ['pod'], about)).toBe(expected);
  });
});

test('who was told is told the end while they are in some list, with those who asked for proofs; who left is named', () => {
  const told = ['C0SUPPORT', 'U0ADA', 'U0GRACE'];
  const end = audienceOfTheEnd(
    told,
    [each('C0SUPPORT'), each('U0ADA'), each('U0NEW')],
    [each('U0LINUS'), each('U0ADA')],
  );
  expect(end.addressees.map(({ recipient }) => recipient)).toEqual(['C0SUPPORT', 'U0ADA', 'U0LINUS']);
  expect(end.left).toEqual(['U0GRACE']);
});

test.each([
  ['C0SUPPORT', 'channel', 'C0SUPPORT'],
  ['mailto:Ops@Partner.Example', 'email', 'domain:partner.example'],
  ['https://partner.example/hook', 'webhook', 'https://partner.example/hook'],
  ['@nobody', null, '@nobody'],
])('%s is known by its form', (to, kind, accepted) => {
  expect(recipientKind(to)).toBe(kind);
  expect(acceptedAs(to)).toBe(accepted);
});
