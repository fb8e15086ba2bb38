import { describe, expect, test } from 'vitest';
import { readCutWords } from '../../src/commands/cut-words.ts';
import { readWords, takeReason } from '../../src/commands/words.ts';

test.each([
  ['a &lt; b &amp; c', 'a < b & c'],
  ['&amp;lt; stays what was typed', '&lt; stays what was typed'],
  ['<@U07DANA0001|dana> asked in <#C07RELEASES|releases>', '@dana asked in #releases'],
  ['<@U07DANA0001> asked', '@U07DANA0001 asked'],
  ['<!here> and <!subteam^S07CAPTAINS|@release-captains>', '@here and @release-captains'],
  ['see <https://example.com/?a=1&amp;b=2|the page>', 'see https://example.com/?a=1&b=2'],
  ['2 > 1 <3', '2 > 1 <3'],
])('a reason is read as it was typed: %s', (sent, typed) => {
  const words = readWords(`because ${sent}`);
  expect(takeReason(words)).toBe(typed);
});

describe('words', () => {
  test('are taken from the left, and a mention is one of them', () => {
    const words = readWords('  <@U07DANA0001|dana o>   dana-gh  ');
    expect(words.takePerson()).toBe('U07DANA0001');
    expect(words.take()).toBe('dana-gh');
    expect(words.take()).toBeNull();
  });

  test.each([
    ['<#C07SUPPORT1|support>', 'C07SUPPORT1'],
    ['<#C07SUPPORT1>', 'C07SUPPORT1'],
    ['<!subteam^S07CAPTAINS|@release-captains>', 'S07CAPTAINS'],
    ['<@U07DANA0001|dana>', 'U07DANA0001'],
    ['<@U5>', 'U5'],
    ['<@U5|dana>', 'U5'],
    ['C07SUPPORT1', 'C07SUPPORT1'],
    ['@U07DANA0001', 'U07DANA0001'],
    ['US', null],
    ['#support', null],
    ['<!channel>', null],
    ['<https://evil.example|C07SUPPORT1>', null],
  ])('name a channel, a group or a person by a mention: %s', (typed, id) => {
    expect(readWords(typed).takeMentioned()).toBe(id);
  });

  test('name a person by a mention or an id, and by nothing else', () => {
    expect(readWords('U07DANA0001').takePerson()).toBe('U07DANA0001');
    expect(readWords('@dana').takePerson()).toBeNull();
    expect(readWords('<!here>').takePerson()).toBeNull();
    expect(readWords('').takePerson()).toBeNull();
  });

  test('that Slack has linked are addresses again', () => {
    expect(readWords('<https://github.com/acme/shop|acme/shop>').take()).toBe('https://github.com/acme/shop');
  });

  test.each([
    ['<http://shop.app|shop.app>', 'shop.app'],
    ['<http://shop.app>', 'http://shop.app'],
    ['<https://evil.example|shop.app>', 'https://evil.example'],
    ['<https://git.example/acme/shop/pull/12|#12>', 'https://git.example/acme/shop/pull/12'],
    ['<http://git.example/acme/shop|git.example/acme/shop>', 'http://git.example/acme/shop'],
  ])('that Slack has made a link of are what was typed: %s', (sent, typed) => {
    expect(readWords(sent).take()).toBe(typed);
  });

  test('end without the full stop of a sentence, but not in a reason', () => {
    expect(readWords('1.5.0.').take()).toBe('1.5.0');
    expect(readWords('into 1.5 1.4.').rest()).toBe('into 1.5 1.4');
    expect(readWords('<@U5>.').takePerson()).toBe('U5');
    expect(readWords('1.5 .').take()).toBe('1.5');
    const words = readWords('production because it broke.');
    expect([words.take(), takeReason(words)]).toEqual(['production', 'it broke.']);
  });

  test.each(['production, because it broke, because', 'production - because it broke, because'])(
    'are read without what a sentence has before its reason: %s',
    (typed) => {
      const words = readWords(typed);
      expect([words.take(), takeReason(words)]).toEqual(['production', 'it broke, because']);
    },
  );

  test('in quotation marks are the words inside', () => {
    const words = readWords('"1.5.0" `rc2` "two words"');
    expect([words.peek(), words.take(), words.take(), words.take()]).toEqual([
      '1.5.0',
      '1.5.0',
      'rc2',
      '"two',
    ]);
  });

  test('with a stray angle bracket are still words', () => {
    const words = readWords('<b rest');
    expect(words.take()).toBe('<b');
    expect(words.take()).toBe('rest');
  });

  test('after “because” are a reason only where there are any', () => {
    expect(takeReason(readWords('because'))).toBeNull();
    expect(takeReason(readWords('Because  of   spaces'))).toBe('of   spaces');
    expect(takeReason(readWords('since x'))).toBeNull();
  });
});

describe('a cut', () => {
  const form = { name: 'cut', usage: ['cut'] };
  const problemOf = (typed: string) => {
    const read = readCutWords(form, readWords(typed), 'shop');
    return 'usage' in read ? read.usage.problem : null;
  };

  test.each(['as 1.5.0', 'minor', 'at 3f2c1ab as major', 'at 3f2c1ab into 1.5'])('is read: %s', (typed) => {
    expect(problemOf(typed)).toBeNull();
  });

  test.each([
    ['as 1.5.0 as 2.0.0', 'as 2.0.0'],
    ['minor major', 'major'],
    ['as 1.5.0 minor', 'minor'],
    ['at 3f2c1ab At 4d5e6f7', 'At 4d5e6f7'],
    ['as 1.5.0 into 1.5', 'as 1.5.0'],
  ])('that is told two things takes neither in silence: %s', (typed, text) => {
    expect(problemOf(typed)).toMatchObject({ kind: 'unexpected', text });
  });

  test('says what was probably meant, and never the very word', () => {
    expect(problemOf('shpo')).toMatchObject({ text: 'shpo', nearest: 'shop' });
    expect(problemOf('shop')).toMatchObject({ text: 'shop', nearest: null });
  });
});
