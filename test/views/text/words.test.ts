import { describe, expect, test } from 'vitest';
import { parseUserGroupId, parseUserId } from '../../../src/domain/ids.ts';
import { ago, duration } from '../../../src/views/text/duration.ts';
import { link, webAddress } from '../../../src/views/text/link.ts';
import { actor, logins, mention, mentionPrincipal } from '../../../src/views/text/mention.ts';
import { listed, plural } from '../../../src/views/text/plural.ts';
import { slackDate, utc } from '../../../src/views/text/slack-date.ts';

const at = new Date('2026-11-21T12:08:30Z');

describe('a link', () => {
  test('goes to web addresses only', () => {
    expect(webAddress('https://github.example/a/b/pull/1')).toBe('https://github.example/a/b/pull/1');
    expect(webAddress('javascript:alert(1)')).toBeNull();
    expect(webAddress('https://user:secret@github.example/')).toBeNull();
    expect(webAddress(`https://github.example/${'x'.repeat(2000)}`)).toBeNull();
    expect(webAddress('not an address')).toBeNull();
  });

  test('cannot be left by what stands in its address or its words', () => {
    expect(link('https://e.example/?a=1&b=|>', '<x>|*y*').mrkdwn).toBe(
      '<https://e.example/?a=1&amp;b=%7C%3E|&lt;x&gt;¦∗y∗>',
    );
  });

  test('is its words alone where there is no web address', () => {
    expect(link(null, 'run 12').mrkdwn).toBe('run 12');
    expect(link('ftp://e.example', '<!channel>').mrkdwn).toBe('&lt;!channel&gt;');
  });
});

describe('a mention', () => {
  test('is made of ids alone', () => {
    expect(mention(parseUserId('U0123')).mrkdwn).toBe('<@U0123>');
    expect(mentionPrincipal(parseUserGroupId('S0123')).mrkdwn).toBe('<!subteam^S0123>');
  });

  test('of an actor whose id is none calls nobody', () => {
    expect(actor('slack:U0123').mrkdwn).toBe('<@U0123>');
    expect(actor('slack:<!channel>').mrkdwn).toBe('slack:&lt;!channel&gt;');
    expect(actor('github:<!here>').mrkdwn).toBe('&lt;!here&gt; on GitHub');
    expect(actor('waybill').mrkdwn).toBe('Waybill');
  });

  test('says that an author is known to nobody', () => {
    expect(logins(['ada', null, 'ada']).map(({ mrkdwn }) => mrkdwn)).toEqual([
      'ada',
      'somebody GitHub does not know',
    ]);
  });
});

describe('a time', () => {
  test('is shown in the zone of each reader, with UTC where that cannot be', () => {
    expect(slackDate(at).mrkdwn).toBe(
      '<!date^1795262910^{date_short_pretty} at {time}|2026-11-21 12:08 UTC>',
    );
    expect(slackDate(at, 'day', 'a|b>c').mrkdwn).toBe('<!date^1795262910^{date_short}|abc>');
  });

  test('that is none does not break the message', () => {
    expect(slackDate(new Date(Number.NaN)).mrkdwn).toBe('an unknown time');
    expect(utc(new Date(Number.NaN))).toBe('an unknown time');
  });

  test('long past is told in its largest unit', () => {
    expect(ago(new Date(at.getTime() - 30_000), at)).toBe('just now');
    expect(ago(new Date(at.getTime() + 30_000), at)).toBe('just now');
    expect(ago(new Date(at.getTime() - 185_000), at)).toBe('3 minutes ago');
    expect(duration(86_400_000)).toBe('1 day');
    expect(duration(10)).toBe('less than a second');
  });
});

test('numbers agree with their nouns, and names make a sentence', () => {
  expect([plural(1, 'change'), plural(1460, 'change'), plural(0, 'entry', 'entries')]).toEqual([
    '1 change',
    '1,460 changes',
    '0 entries',
  ]);
  expect([listed([]), listed(['a']), listed(['a', 'b', 'c'], 'or')]).toEqual(['', 'a', 'a, b or c']);
});
