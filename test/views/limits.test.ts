import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkMessage } from '../../sandbox/slack/limits/message.ts';
import { checkView } from '../../sandbox/slack/limits/view.ts';
import { allViews } from './support/all-views.ts';
import { hostileTexts } from './support/hostile.ts';
import { textsOf } from './support/read.ts';

const longTitle = 'a title of five thousand characters '.repeat(140);
const emojiAtTheCut = `${'x'.repeat(158)}👩‍👩‍👧‍👦${'y'.repeat(50)}`;
const views = join(import.meta.dirname, '../../src/views');

/** What Slack would refuse, and what somebody outside would have got through. */
function faultsOf(text: string, changes: number): readonly string[] {
  return allViews(text, changes).flatMap(({ view, drawn }) =>
    drawn.flatMap((shown, at) => {
      const problems = shown.type === undefined ? checkMessage(shown) : checkView({ ...shown });
      const markup = [shown.text ?? '', ...textsOf(shown.blocks)].flatMap((each) => intruders(each));
      return [...problems.map(({ message, pointer }) => `${message} at ${pointer}`), ...markup].map(
        (fault) => `${view} ${at}: ${fault}`,
      );
    }),
  );
}

/** Markup that we never write, or half of something that we do. Addresses are GitHub's own, so any may be a link. */
function intruders(text: string): readonly string[] {
  const ours =
    /<(?:@U[A-Z0-9]+|#C[A-Z0-9]+|!subteam\^S[A-Z0-9]+|!date\^\d+\^[^|<>]+\|[^<>]+|https:\/\/(?:github|evil)\.example\/[^|<>]+\|[^<>|]+)>/g;
  const rest = text.replaceAll(ours, '').replaceAll(/&(?:amp|lt|gt);/g, '');
  return [
    ...(/[<>&]/.test(rest) ? [`unescaped: ${rest.slice(0, 200)}`] : []),
    ...(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u.test(text) ? ['control characters'] : []),
    ...(text.isWellFormed() ? [] : ['half a character']),
    ...(/undefined|\[object|NaN/.test(text) ? [`not words: ${text.slice(0, 200)}`] : []),
  ];
}

test.each([1, 260])('Slack takes every view of %i changes', (changes) => {
  expect(faultsOf('Fix the basket', changes)).toEqual([]);
});

describe.each([0, 51, 1500])('with %i changes', (changes) => {
  test.each([
    ['plain words', 'Fix the basket'],
    ['titles of 5,000 characters', longTitle],
    ['an emoji at the cut', emojiAtTheCut],
    ['ampersands', '&'.repeat(5000)],
    ['an attempt at markup', '<!channel> *all* `of` <http://evil.example|us> & :tada:'],
  ])('Slack takes every view, full of %s', (_name, text) => {
    expect(faultsOf(text, changes)).toEqual([]);
  });
});

test.each(hostileTexts.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
  'Slack takes every view, and nothing gets out of its place: %s',
  (_name, text) => {
    expect(faultsOf(text, 3)).toEqual([]);
  },
);

test('every view there is takes part in this', () => {
  const files = readdirSync(views, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const exported = files.flatMap((file) =>
    [
      ...readFileSync(join(views, file), 'utf8').matchAll(
        /^export (?:function|const) (render\w+|\w+View)\b/gm,
      ),
    ].flatMap(([, name]) => name ?? []),
  );
  expect(
    allViews('', 0)
      .map(({ view }) => view)
      .toSorted(),
  ).toEqual(exported.toSorted());
});
