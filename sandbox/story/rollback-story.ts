import type { Sandbox } from '../start-sandbox.ts';
import { approve } from './promote-story.ts';
import type { Step, Story } from './story.ts';

const front = ({ shop }: Sandbox) => shop.fronts().find(({ environment }) => environment === 'production');
const shopRuns =
  (version: string) =>
  (sandbox: Sandbox): boolean =>
    front(sandbox)?.version?.startsWith(version) === true && front(sandbox)?.isBroken === false;
const neverInDemo =
  (version: string) =>
  ({ github }: Sandbox): boolean =>
    !github.control.runs
      .list()
      .some(({ inputs }) => inputs['environment'] === 'demo' && inputs['version']?.startsWith(version));
const isPublished =
  (version: string) =>
  ({ github }: Sandbox): boolean =>
    github.control.requests
      .list()
      .some(
        ({ path, requestBody }) =>
          path.endsWith('/releases') && JSON.stringify(requestBody ?? '').includes(`v${version}"`),
      );

/** From a merged pull request to production, with both yeses. */
const shipSteps = (
  version: string,
  { change, because }: { readonly change: string; readonly because: string },
): readonly Step[] => {
  const asked = new RegExp(`${version.replaceAll('.', '\\.')}-rc\\.1 to production`);
  return [
    { who: 'marco', does: { kind: 'land', title: change } },
    {
      who: 'dana',
      does: { kind: 'command', text: 'cut' },
      sees: [new RegExp(`${version}-rc.1 is cut`), new RegExp(`asks for ${version}-rc.1 to demo`)],
    },
    {
      who: 'dana',
      does: { kind: 'command', text: `promote ${version} to production${because}` },
      sees: [asked, /0 of 2/],
    },
    approve('priya', asked, [/1 of 2/]),
    approve('marco', asked, [/2 of 2/]),
  ];
};

const [landBroken, ...shipBroken] = shipSteps('1.5.1', {
  change: 'fix: count the basket twice',
  because: '',
});

/** A version that does not work: its smoke check says so, and Waybill goes back before anybody is awake. */
export const brokenStory: Story = {
  title: 'Version 2 breaks the shop: its smoke check fails, and it is rolled back by itself',
  steps: [
    ...(landBroken === undefined ? [] : [landBroken]),
    { who: 'marco', does: { kind: 'break-next' } },
    ...shipBroken,
    {
      who: 'dana',
      does: { kind: 'wait', minutes: 2 },
      sees: [
        /has failed.*smoke check.*answers 500/s,
        /Waybill rolls back production from 1\.5\.1-rc\.1 to 1\.5\.0-rc\.1/,
        /1\.5\.1-rc\.1 to demo is cancelled.*is bad/s,
      ],
      holds: ['automation never brings the bad candidate to the demo', neverInDemo('1.5.1')],
    },
    {
      who: 'dana',
      does: { kind: 'wait', minutes: 1 },
      sees: [/production is back on 1\.5\.0-rc\.1, verified/],
      holds: ['the shop works, on version 1', shopRuns('1.5.0')],
    },
    {
      who: 'sam',
      does: { kind: 'command', text: 'why production' },
      sees: [/Held since 1\.5\.1-rc\.1: a smoke check failed there/],
    },
    {
      who: 'dana',
      does: { kind: 'command', text: 'promote 1.5.1 to production' },
      sees: [/Refused: candidate-bad/],
      holds: ['nothing of it is published', (sandbox) => !isPublished('1.5.1')(sandbox)],
    },
  ],
};

const isFixed = ' because the basket is counted once again';

/** A version that works for the smoke check, and not for people: one of them takes it back, by one click. */
export const regretStory: Story = {
  title: 'Version 3 ships; a person rolls it back',
  steps: [
    ...shipSteps('1.5.2', { change: 'fix: count the basket once', because: isFixed }),
    {
      who: 'dana',
      does: { kind: 'wait', minutes: 2 },
      sees: [/is being verified/],
    },
    {
      who: 'dana',
      does: { kind: 'wait', minutes: 1 },
      sees: [/1\.5\.2 is shipped/],
      holds: ['the shop runs version 3', shopRuns('1.5.2')],
    },
    {
      who: 'priya',
      does: { kind: 'press', button: 'Roll back production', on: /storefront 1\.5\.2/ },
      opens: /Back to 1\.5\.0-rc\.1.*Takes away/s,
    },
    {
      who: 'priya',
      does: { kind: 'submit', fields: {} },
      sees: [
        /rolls back production from 1\.5\.2-rc\.1 to 1\.5\.0-rc\.1/,
        /1\.5\.2-rc\.1 to demo is cancelled/,
      ],
    },
    {
      who: 'priya',
      does: { kind: 'wait', minutes: 1 },
      sees: [/production is back on 1\.5\.0-rc\.1, verified/, /Returned/],
      holds: ['the shop runs version 1 again', shopRuns('1.5.0')],
    },
    {
      who: 'priya',
      does: { kind: 'press', button: 'Say why…', on: /is back on 1\.5\.0-rc\.1/ },
      opens: /Why/,
    },
    {
      who: 'priya',
      does: { kind: 'submit', fields: { Why: 'people in Norway cannot pay' } },
      sees: [/says why production was rolled back/],
    },
    {
      who: 'dana',
      does: { kind: 'wait', minutes: 60 },
      holds: ['the demo never got either of them', (s) => neverInDemo('1.5.1')(s) && neverInDemo('1.5.2')(s)],
    },
    { who: 'priya', does: { kind: 'command', text: 'status' }, sees: [/storefront: status/] },
    { who: 'priya', does: { kind: 'command', text: 'history' }, sees: [/rolled back/] },
    { who: 'dana', does: { kind: 'command', text: 'audit verify' }, sees: [/The trail is whole/] },
  ],
};
