import { expect, test } from 'vitest';
import { noticeMail } from '../../../src/views/notice/mail.ts';
import { noticesWith } from '../support/notices.ts';

test.each(noticesWith('<script>x</script>\r\nBcc: all@evil.example'))(
  'an e-mail has a subject of one line, and no markup of anybody else’s ($notice.kind)',
  (shown) => {
    const { subject, text, html } = noticeMail(shown);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html.replaceAll(/<\/?(?:!doctype html|html lang="en"|html|body|p)>/g, '')).not.toMatch(/[<>]/);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  },
);

test('an e-mail says what a person reviewed, and no title of a change', () => {
  // A digest carries what was written with each release; one's own changes go to nobody outside.
  const ofRelease = noticesWith('feat: internal talk').filter(
    ({ notice }) => notice.facts.kind !== 'digest' && notice.facts.kind !== 'mine',
  );
  for (const shown of ofRelease) {
    const { text } = noticeMail({ ...shown, project: 'storefront', reviewedText: 'Orders arrive faster.' });
    expect(text).not.toContain('↳');
    expect(text.includes('Orders arrive faster.') || /not coming|returned|did not succeed/.test(text)).toBe(
      true,
    );
  }
});
