import type { Sandbox } from '../start-sandbox.ts';
import type { Story } from './story.ts';

const card = /storefront 1\.5\.0 · rc\.1/;

const attempts = ({ github }: Sandbox): number =>
  github.control.runs.list().reduce((sum, run) => sum + run.attempt, 0);

/** From a repository to a candidate that is ready, with a build that fails on the way. */
export const cutStory: Story = {
  title: 'A release is cut; its first build fails, its second is ready',
  steps: [
    {
      who: 'dana',
      does: { kind: 'command', text: 'setup acme/storefront' },
      sees: [/Set up: storefront/],
    },
    {
      who: 'dana',
      does: { kind: 'command', text: 'preview' },
      sees: [/storefront 1\.5\.0, if it were cut now/],
      holds: ['no run was started', (sandbox) => attempts(sandbox) === 0],
    },
    {
      who: 'sam',
      does: { kind: 'command', text: 'cut' },
      sees: [/You may not cut/],
      holds: ['no run was started', (sandbox) => attempts(sandbox) === 0],
    },
    { who: 'gwen', does: { kind: 'command', text: 'status' }, sees: [/Guests of this workspace may not/] },
    { who: 'dana', does: { kind: 'command', text: 'ctu' }, sees: [/Did you mean cut/] },
    { who: 'dana', does: { kind: 'next-run', outcome: { kind: 'fail', job: 'package' } } },
    { who: 'dana', does: { kind: 'command', text: 'cut' }, sees: [/1\.5\.0-rc\.1 is cut/, card] },
    {
      who: 'priya',
      does: { kind: 'mention', text: '@waybill status', under: card },
      sees: [/storefront: status/],
    },
    {
      who: 'dana',
      does: { kind: 'press', button: 'Repeat build', on: card, isTwice: true },
      sees: [/Ready since/],
      holds: ['the build ran twice, not three times', (sandbox) => attempts(sandbox) === 2],
    },
    {
      who: 'dana',
      does: { kind: 'press', button: 'Edit notes', on: card },
      opens: /Edit notes[^]*Fixes/,
    },
    {
      who: 'dana',
      does: { kind: 'submit', fields: { Fixes: 'Gift wrap is counted once.' } },
      sees: [/Gift wrap is counted once\./],
    },
    { who: 'priya', does: { kind: 'command', text: 'diff 1.4.2 1.5.0' }, sees: [/v1\.4\.2 → 1\.5\.0-rc\.1/] },
    { who: 'dana', does: { kind: 'command', text: 'cut' }, sees: [/Refused: /] },
    { who: 'priya', does: { kind: 'command', text: 'status' }, sees: [/1 open release/] },
    { who: 'priya', does: { kind: 'command', text: 'history' }, sees: [/storefront: history/] },
    { who: 'dana', does: { kind: 'command', text: 'audit verify' }, sees: [/The trail is whole/] },
  ],
};
