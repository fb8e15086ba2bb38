import { expect, test } from 'vitest';
import { plainTypography } from '../../../src/integrations/slack/requests/typography.ts';

test.each([
  ['smart quotes', 'because “it’s ‘fine’”', "because \"it's 'fine'\""],
  ['guillemets and low quotes', '«eins» „zwei‟', '"eins" "zwei"'],
  ['dashes', '1.4.0–1.5.0 rc‑2 −1 a — b', '1.4.0-1.5.0 rc-2 -1 a - b'],
  ['a long dash before a word', 'cut —dry', 'cut --dry'],
  ['no-break and thin spaces', ' cut\u00A0storefront\u202F1.5\u3000', 'cut storefront 1.5'],
  ['line breaks', 'cut\r\n\tstorefront', 'cut storefront'],
  ['what cannot be seen', '\uFEFFcut\u200B sto\u00ADre\u2060front\u200E', 'cut storefront'],
  ['direction marks', 'cut \u202E1.5.0\u202C', 'cut 1.5.0'],
  [
    'what Slack has escaped',
    '<@U1ABC|dana> &amp; <#C1ABC|releases>',
    '<@U1ABC|dana> &amp; <#C1ABC|releases>',
  ],
  ['people and flags', '👩‍👩‍👧 🇩🇪 é', '👩‍👩‍👧 🇩🇪 é'],
] as const)('%s are read as they were meant', (_, typed, meant) => {
  expect(plainTypography(typed)).toBe(meant);
  expect(plainTypography(meant)).toBe(meant);
});
