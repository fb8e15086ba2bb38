import type { Sandbox } from '../start-sandbox.ts';
import type { Step, Story } from './story.ts';

const asked = /1\.5\.0-rc\.1 to production/;
const deploys = ({ github }: Sandbox, to: string): number =>
  github.control.runs.list().filter(({ inputs }) => inputs['environment'] === to).length;

/** One of the two yeses that production needs. */
export const approve = (who: 'priya' | 'marco', on: RegExp, sees: readonly RegExp[]): Step => ({
  who,
  does: { kind: 'press', button: 'Approve', on },
  sees,
});

/** From a candidate that is ready to its users, through two people who did not ask for it. */
export const promoteStory: Story = {
  title: 'The release goes to staging by itself, and to production when two people have agreed',
  steps: [
    {
      who: 'dana',
      does: { kind: 'command', text: 'promote 1.5.0 to production' },
      sees: [asked, /Approvals 0 of 2/],
      holds: ['staging was deployed once, by itself', (sandbox) => deploys(sandbox, 'staging') === 1],
    },
    {
      who: 'dana',
      does: { kind: 'press', button: 'Approve', on: asked },
      sees: [/1\.5\.0-rc\.1 to production is yours/],
    },
    { who: 'sam', does: { kind: 'press', button: 'Approve', on: asked }, sees: [/You may not approve/] },
    approve('priya', asked, [/1 of 2/]),
    { who: 'sam', does: { kind: 'command', text: 'why production' }, sees: [/approved waits: 1 of 2/] },
    {
      ...approve('marco', asked, [/2 of 2/]),
      holds: [
        'nothing was deployed before the soak is over',
        (sandbox) => deploys(sandbox, 'production') === 0,
      ],
    },
    {
      who: 'dana',
      does: { kind: 'wait', minutes: 2 },
      sees: [/has started/, /is being verified: 1 smoke check/],
    },
    {
      who: 'dana',
      does: { kind: 'wait', minutes: 1 },
      sees: [/runs in production, verified/, /1\.5\.0 is shipped/, /published on GitHub/],
      holds: ['production was deployed once', (sandbox) => deploys(sandbox, 'production') === 1],
    },
    { who: 'priya', does: { kind: 'command', text: 'status' }, sees: [/No release is open/] },
  ],
};
