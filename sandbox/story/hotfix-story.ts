import type { Sandbox } from '../start-sandbox.ts';
import { approve } from './promote-story.ts';
import type { Step, Story } from './story.ts';

const totals = 'src/totals.ts';
const fix = 'fix: round totals once';

const runs = ({ github }: Sandbox, version: string): number =>
  github.control.runs
    .list()
    .filter(({ inputs }) => inputs['environment'] === 'production' && inputs['version']?.startsWith(version))
    .length;

const toProduction = (candidate: string): RegExp =>
  new RegExp(`${candidate.replaceAll('.', '\\.')} to production`);

/** Verified in staging and agreed to, it starts, and arrives. */
const arrives = (version: string, minutes: number): readonly Step[] => [
  { who: 'dana', does: { kind: 'wait', minutes }, sees: [/is being verified/] },
  {
    who: 'dana',
    does: { kind: 'wait', minutes: 1 },
    sees: [new RegExp(`${version.replaceAll('.', '\\.')} is shipped`)],
    holds: [`production was deployed once with ${version}`, (sandbox) => runs(sandbox, `${version}-`) === 1],
  },
];

const asks = (version: string, candidate: string): Step => ({
  who: 'dana',
  does: { kind: 'command', text: `promote ${version} to production` },
  sees: [toProduction(candidate), /Approvals 0 of/],
});

/** 1.4.3 is in production, and 1.5.0 waits in staging. */
export const beforeHotfix: readonly Step[] = [
  { who: 'marco', does: { kind: 'land', title: 'fix: show totals', files: { [totals]: 'round\n' } } },
  {
    who: 'dana',
    does: { kind: 'command', text: 'cut patch' },
    sees: [/1\.4\.3-rc\.1 is cut/, /1\.4\.3-rc\.1 runs in staging/],
  },
  asks('1.4.3', '1.4.3-rc.1'),
  approve('priya', toProduction('1.4.3-rc.1'), [/1 of 2/]),
  approve('marco', toProduction('1.4.3-rc.1'), [/2 of 2/]),
  ...arrives('1.4.3', 2),
  {
    who: 'marco',
    does: { kind: 'land', title: 'feat: totals by currency', files: { [totals]: 'by currency\n' } },
  },
  {
    who: 'dana',
    does: { kind: 'command', text: 'cut' },
    sees: [/1\.5\.0-rc\.1 is cut/, /1\.5\.0-rc\.1 runs in staging/],
  },
  // Since then trunk went back to where it was, so that the fix fits what is in production and not 1.5.0.
  {
    who: 'marco',
    does: { kind: 'land', title: 'refactor: one kind of totals', files: { [totals]: 'round\n' } },
  },
  { who: 'marco', does: { kind: 'land', title: fix, files: { [totals]: 'round once\n' } } },
];

/** A captain sees what stands in the way, and decides. */
export const startHotfix: readonly Step[] = [
  {
    who: 'dana',
    does: { kind: 'command', text: `hotfix #{${fix}}` },
    opens: /storefront 1\.4\.4 will be 1\.4\.3-rc\.1 with[^]*staging holds 1\.5\.0-rc\.1, which is newer/,
  },
  {
    who: 'dana',
    does: { kind: 'submit', fields: { 'Its way': 'take', 'Pick it into these as well': [] } },
    sees: [/starts 1\.4\.4 as a hotfix/, /ahead of 1\.5\.0/, /1\.4\.4-rc\.1 runs in staging/],
  },
];

export const shipHotfix: readonly Step[] = [
  {
    who: 'dana',
    does: { kind: 'command', text: 'promote 1.4.4 to production' },
    sees: [toProduction('1.4.4-rc.1'), /Approvals 0 of 1/],
  },
  approve('priya', toProduction('1.4.4-rc.1'), [/1 of 1/, /is being verified/]),
  {
    who: 'dana',
    does: { kind: 'wait', minutes: 1 },
    sees: [/1\.4\.4 is shipped/, /1\.5\.0-rc\.1 is brought back there/],
    holds: ['the hotfix was deployed once', (sandbox) => runs(sandbox, '1.4.4-') === 1],
  },
];

/** The next release is not promoted without the fix; it is in conflict there, and people resolve it. */
export const pickIntoNext: readonly Step[] = [
  asks('1.5.0', '1.5.0-rc.1'),
  {
    who: 'priya',
    does: { kind: 'command', text: 'why production' },
    sees: [/fixes kept says no: it would drop [^]*which is in 1\.4\.4/],
  },
  {
    who: 'dana',
    does: { kind: 'command', text: `pick #{${fix}} into 1.5` },
    sees: [/1\.5\.0: in progress/, /is in conflict with 1\.5\.0/],
  },
  {
    who: 'marco',
    does: {
      kind: 'resolve',
      pull: /^Pick #\d+ into 1\.5\.0/,
      files: { [totals]: 'by currency, round once\n' },
    },
    sees: [/storefront 1\.5\.0 · rc\.2/, /1\.5\.0-rc\.2 runs in staging/],
    holds: ['nothing of 1.5.0 has reached production', (sandbox) => runs(sandbox, '1.5.0-') === 0],
  },
];

export const shipNext: readonly Step[] = [
  asks('1.5.0', '1.5.0-rc.2'),
  approve('priya', toProduction('1.5.0-rc.2'), [/1 of 2/]),
  approve('marco', toProduction('1.5.0-rc.2'), [/2 of 2/]),
  ...arrives('1.5.0', 2),
  { who: 'dana', does: { kind: 'command', text: 'audit verify' }, sees: [/The trail is whole/] },
];

/** Production has a bug while the next release waits: the fix overtakes it, and is not lost in it. */
export const hotfixStory: Story = {
  title: 'A hotfix overtakes the release that waits, which then gets the fix as well',
  steps: [
    {
      who: 'dana',
      does: { kind: 'command', text: 'setup acme/storefront' },
      sees: [/Set up: storefront/],
    },
    ...beforeHotfix,
    ...startHotfix,
    ...shipHotfix,
    ...pickIntoNext,
    ...shipNext,
  ],
};
