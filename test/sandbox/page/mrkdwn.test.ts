import { describe, expect, test } from 'vitest';
import { inlineWords } from '../../../sandbox/page/client/text/inline.ts';
import { readMrkdwn } from '../../../sandbox/page/client/text/mrkdwn.ts';

const pieces = (text: string) => {
  const [passage] = readMrkdwn(text);
  return passage !== undefined && 'children' in passage ? passage.children : [];
};
const kinds = (text: string) => pieces(text).map((each) => each.kind);

describe('text in mrkdwn', () => {
  test.each([
    ['*bold*', ['bold']],
    ['_italic_ and ~struck~', ['italic', 'text', 'strike']],
    ['`code *not bold*`', ['code']],
    ['*bold _and italic_*', ['bold']],
    ['<https://example.com|a link>', ['link']],
    ['<mailto:ops@example.com|mail>', ['link']],
    ['<@U07DANA0001>', ['user']],
    ['<!subteam^S07APPROVER|@prod-approvers>', ['group']],
    ['<#C07RELEASES|releases>', ['channel']],
    ['<!here>', ['broadcast']],
    [':rocket:', ['emoji']],
    ['https://example.com/a.', ['link', 'text']],
    ['one\ntwo', ['text', 'break', 'text']],
  ])('%s has its form', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  test.each([
    ['snake_case_name', 'snake_case_name'],
    ['2*3*4', '2*3*4'],
    ['* not bold *', '* not bold *'],
    ['a ~ b ~ c', 'a ~ b ~ c'],
    ['12:30:45', '12:30:45'],
    ['&lt;!channel&gt;', '<!channel>'],
    ['&lt;https://evil.example|click&gt;', '<https://evil.example|click>'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['<javascript:alert(1)|click>', '<javascript:alert(1)|click>'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ])('%s reads %s', (text, words) => {
    expect(inlineWords(pieces(text))).toBe(words);
  });

  test('an escaped mention mentions nobody', () => {
    expect(kinds('&lt;!channel&gt; &lt;@U07DANA0001&gt;')).toEqual(['text']);
  });

  test('verbatim text links nothing by itself', () => {
    const [passage] = readMrkdwn('see https://example.com', true);
    expect(passage).toMatchObject({ kind: 'lines', children: [{ kind: 'text' }] });
  });

  test('a link in code is a link, its words are not formatted', () => {
    const [code] = pieces('`<https://example.com|*abc1234*>`');
    expect(code).toEqual({
      kind: 'code',
      children: [{ kind: 'link', url: 'https://example.com', label: '*abc1234*' }],
    });
  });

  test('a quote ends where its lines end', () => {
    expect(readMrkdwn('> quoted\n&gt; still\nplain').map((each) => each.kind)).toEqual(['quote', 'lines']);
  });

  test('three signs quote the rest', () => {
    expect(readMrkdwn('before\n>>> all\nof it').map((each) => each.kind)).toEqual(['lines', 'quote']);
  });

  test('a code block shows what is in it to the letter', () => {
    expect(readMrkdwn('see\n```\nif (a &lt; b) *x*\n```\nthere')).toEqual([
      { kind: 'lines', children: [{ kind: 'text', text: 'see' }] },
      { kind: 'pre', text: 'if (a < b) *x*' },
      { kind: 'lines', children: [{ kind: 'text', text: 'there' }] },
    ]);
  });
});
