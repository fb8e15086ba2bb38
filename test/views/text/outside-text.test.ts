import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutMarkup } from '../../../src/views/text/cut-markup.ts';
import { escape, escapeWithin, plain } from '../../../src/views/text/escape.ts';
import { code, mrkdwn, outside } from '../../../src/views/text/mrkdwn.ts';
import { manyLines, oneLine } from '../../../src/views/text/one-line.ts';
import { truncate } from '../../../src/views/text/truncate.ts';
import { hostileTexts } from '../support/hostile.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.string({ unit: 'grapheme', maxLength: 600 }),
  fc.array(fc.constantFrom(...hostileTexts), { maxLength: 4 }).map((texts) => texts.join('')),
);
const unescaped = /<|>|&(?!(?:amp|lt|gt);)/;

describe('text from outside', () => {
  test('never keeps a character that Slack would act on, nor grows beyond its room', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 700 }), (text, room) => {
        for (const made of [escapeWithin(text, room), plain(text, room), outside(text, room + 7).mrkdwn]) {
          expect(made).not.toMatch(unescaped);
          expect(made.length).toBeLessThanOrEqual(room + 7);
        }
        expect(escapeWithin(text, room).length).toBeLessThanOrEqual(room);
        expect(escape(truncate(text, room))).not.toMatch(unescaped);
      }),
    );
  });

  test('loses nothing where it fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (text) => {
        expect(truncate(text, text.length)).toBe(text);
        expect(escapeWithin(text, text.length * 5)).toBe(escape(text));
      }),
    );
  });

  test('is cut between characters as a reader counts them', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(truncate(`ab${family}cd`, 8)).toBe('ab…');
    expect(truncate(`ab${family}cd`, 2 + family.length + 1)).toBe(`ab${family}…`);
    expect(truncate('ab😀', 3)).toBe('ab…');
    expect(truncate('cafe\u0301 au lait', 5)).toBe('caf…');
  });

  test('is cut before it is escaped, so that no entity is cut', () => {
    expect(escapeWithin('a&b&c', 9)).toBe('a&amp;b…');
    expect(escapeWithin('&&&&', 6)).toBe('&amp;…');
  });

  test.each(hostileTexts.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    'is one visible line, whatever it was: %s',
    (_name, text) => {
      const line = oneLine(text);
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/u);
      expect(line.isWellFormed()).toBe(true);
      expect(line).toBe(line.trim());
    },
  );

  test('keeps its lines where lines are wanted, each cleaned', () => {
    expect(manyLines('one\u202E\r\n\n\n\ntwo\u2028three')).toEqual(['one', '', 'two', 'three']);
  });

  test('formats nothing: no bold, italic, struck or fixed-width text, no emoji, no quotation', () => {
    const shown = outside('*a* _b_ ~c~ `d` :tada: snake_case_name').mrkdwn;
    expect(shown).not.toMatch(/[*~`]|:tada:|(?<![a-z])_|_(?![a-z])/);
    expect(shown).toContain('snake_case_name');
    expect(outside('> quoted').mrkdwn).toBe('› quoted');
  });

  test('ends no fixed-width text, and can be copied from it', () => {
    expect(code('v1.5.0_*`<x>').mrkdwn).toBe('`v1.5.0_*ˋ&lt;x&gt;`');
  });

  test('says that it is empty where nothing visible is in it', () => {
    expect(outside('\u200B\u202E ').mrkdwn).toBe('(empty)');
    expect(outside('\u200D').mrkdwn).toBe('(empty)');
  });

  test('put into our own wording is escaped without anybody asking for it', () => {
    expect(mrkdwn`by *${'<@U1>'}* (${1460})`.mrkdwn).toBe('by *&lt;@U1&gt;* (1,460)');
  });
});

test('markup is never cut inside a link, a mention or an entity', () => {
  const text = mrkdwn`${'a & b'} ${{ mrkdwn: '<https://e.example/x|label>' }} ${{ mrkdwn: '<@U123>' }} end`;
  for (let max = 1; max <= text.mrkdwn.length; max += 1) {
    const cut = cutMarkup(text, max).mrkdwn;
    expect(cut.length).toBeLessThanOrEqual(max);
    expect(cut.replaceAll(/<[^<>]+>|&(?:amp|lt|gt);/g, '')).not.toMatch(/[<>&]/);
  }
});
