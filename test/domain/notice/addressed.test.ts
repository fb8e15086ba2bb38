import { expect, test } from 'vitest';
import * as ids from '../../../src/domain/ids.ts';
import { addressed, type Vetted } from '../../../src/domain/notice/addressed.ts';
import type { Notice } from '../../../src/domain/notice/notice.ts';
import { sampleAdvance, sampleNotice } from '../../views/support/notices.ts';
import { projectWith } from './ground.ts';

const now = new Date('2026-11-21T12:00:00Z');
const vetted = (recipient: string, changed: Partial<Vetted> = {}): Vetted => ({
  recipient,
  via: 'waybill.yaml',
  isOutside: false,
  state: 'wanted',
  problem: null,
  waitsFor: null,
  ...changed,
});
const waiting = vetted('mailto:ops@partner.example', {
  isOutside: true,
  state: 'not-accepted',
  waitsFor: 'domain:partner.example',
});
const said = (notice: Partial<Notice>, ...recipients: readonly Vetted[]) =>
  addressed(sampleNotice(sampleAdvance('1.5.0'), notice), projectWith(), {
    vetted: recipients,
    left: [],
    labels: ['security'],
    now,
    newId: () => ids.parseNoticeRecipientId('00000000-0000-7000-8000-000000000009'),
  }).effects.flatMap((each) => (each.effect === 'say' ? [each] : []));

const asked = (releaseId: ids.ReleaseId) => said({ releaseId }, waiting, waiting).map(({ key }) => key);

test('an admin is asked to accept a recipient once in each release, as long as they have not', () => {
  const [one, other] = ['a', 'b'].map((digit) =>
    ids.parseReleaseId(`${digit.repeat(8)}-0000-7000-8000-000000000002`),
  );
  if (one === undefined || other === undefined) throw new Error('two releases');
  expect(asked(one)).toHaveLength(1);
  expect(asked(one)).not.toEqual(asked(other));
});

test('who is added later is said beside what was said at first, and nothing where that is nobody', () => {
  const [first] = said({}, vetted('C0SUPPORT'));
  const [later] = said({ addressedAt: now, edition: 2 }, vetted('C0SECURITY'));
  expect(later?.key).not.toBe(first?.key);
  expect(later?.announcement).toMatchObject({ kind: 'notice-sent', isLater: true });
  expect(said({ addressedAt: now, edition: 2 })).toEqual([]);
});
