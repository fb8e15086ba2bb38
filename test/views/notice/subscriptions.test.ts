import { expect, test } from 'vitest';
import type { SubscriptionList } from '../../../src/domain/answer/subscriptions.ts';
import { parseProjectId } from '../../../src/domain/ids.ts';
import type { NoticeShown } from '../../../src/domain/notice/notice-shown.ts';
import { renderNotice } from '../../../src/views/notice/notice.ts';
import { renderSubscriptions } from '../../../src/views/notice/subscriptions.ts';
import { noticesWith } from '../support/notices.ts';
import { captain } from '../support/release.ts';

const wish = (to: string): SubscriptionList['wishes'][number] => ({
  to,
  kinds: ['asn'],
  environments: null,
  via: 'waybill.yaml',
  since: null,
  isTheirs: true,
});
const list = (changed: Partial<SubscriptionList>): SubscriptionList => ({
  project: 'storefront',
  projectId: parseProjectId('00000000-0000-7000-8000-000000000001'),
  viewer: captain,
  wishes: [wish('S0GROUP')],
  hasDeclined: false,
  isPartial: false,
  ...changed,
});
const drawn = (changed: Partial<SubscriptionList> = {}) => JSON.stringify(renderSubscriptions(list(changed)));
const ends = (text: string) =>
  [...text.matchAll(/subscribe:end:\d","value":"\S+ (\w+)"/g)].map(([, to]) => to);

test('whoever is told as one of a group ends it for themselves with one click', () => {
  expect(ends(drawn())).toEqual([captain]);
  expect(drawn()).toContain('End mine');
  // Named twice, there is one button.
  expect(ends(drawn({ wishes: [wish('S0GROUP'), wish(captain), wish('C0SUPPORT')] }))).toEqual([
    captain,
    'C0SUPPORT',
  ]);
});

test('what somebody has ended is not offered to be ended again', () => {
  expect(ends(drawn({ hasDeclined: true }))).toEqual([]);
  expect(ends(drawn({ hasDeclined: true, wishes: [wish('S0GROUP'), wish('C0SUPPORT')] }))).toEqual([
    'C0SUPPORT',
  ]);
});

const isDirect = ({ recipient }: NoticeShown) => recipient.startsWith('U');
const hasEnd = (each: NoticeShown) => JSON.stringify(renderNotice(each)).includes('subscribe:end');

test('a notice that somebody gets directly has a button that ends theirs, and one in a channel has none', () => {
  const shown = noticesWith('storefront').filter(
    ({ isOutside, notice: { kind } }) => !isOutside && kind === 'asn',
  );
  const coming = shown.filter((each) => JSON.stringify(renderNotice(each)).includes('subscribe:noted'));
  expect(coming.some(isDirect)).toBe(true);
  expect(coming.map(hasEnd)).toEqual(coming.map(isDirect));
});
