import type { Sandbox } from '../start-sandbox.ts';
import { cameAgain, hasLeft, isOneThread, nobodyTwice, nothingLeft } from './notice-claims.ts';
import { approve } from './promote-story.ts';
import type { Claim, Step, Story } from './story.ts';

const dayMinutes = 1440;

const runs = ({ github }: Sandbox, to: string, version: string): number =>
  github.control.runs
    .list()
    .filter(({ inputs }) => inputs['environment'] === to && inputs['version']?.startsWith(version)).length;

/** Both who are told in Slack read this: one in a channel, one directly. */
const bothRead = (...sees: readonly RegExp[]): NonNullable<Step['others']> => [
  { who: 'toni', in: 'support', sees },
  { who: 'sam', in: 'bot', sees },
];

/** The captain puts it in words for those outside, and it leaves. */
const wordsForOutside = (words: string, leaves: readonly RegExp[], holds?: Claim): readonly Step[] => [
  {
    who: 'dana',
    does: { kind: 'press', button: 'Edit and send', on: /gets only what a captain wrote/ },
    opens: /For recipients outside/,
  },
  {
    who: 'dana',
    does: { kind: 'submit', fields: { 'For recipients outside': words } },
    leaves,
    ...(holds === undefined ? {} : { holds }),
  },
];

const asked = (version: string): RegExp => new RegExp(`${version.replaceAll('.', '\\.')}-rc.1 to production`);

const agreed = (version: string): readonly Step[] => [
  {
    who: 'dana',
    does: { kind: 'command', text: `promote ${version} to production` },
    sees: [asked(version), /Approvals 0 of 2/],
  },
  approve('priya', asked(version), [/1 of 2/]),
  approve('marco', asked(version), [/2 of 2/]),
];

/** It is verified: whoever had the announcement has the proof. */
const arrives = (version: string): Step => {
  const proof = new RegExp(`storefront ${version} has been in production since`);
  return {
    who: 'dana',
    does: { kind: 'wait', minutes: 1 },
    sees: [new RegExp(`${version} is shipped`)],
    others: bothRead(proof, /Evidence[^]*1 smoke check passed[^]*Approved by/),
    leaves: [new RegExp(`^E-mail.*answer[^]*${proof.source}`), /^Webhook.*verified[^]*"notice\.pod"/],
    holds: { all: [isOneThread(version, proof), hasLeft(version, 'asn pod')] },
  };
};

const byTrain: readonly Step[] = [
  {
    who: 'dana',
    does: { kind: 'command', text: 'setup acme/storefront' },
    sees: [/Set up: storefront/],
  },
  { who: 'dana', does: { kind: 'command', text: 'schedule' }, sees: [/A release is cut/] },
  {
    who: 'dana',
    does: { kind: 'wait', minutes: dayMinutes },
    sees: [/The next release of storefront .*If it were cut now: 1\.5\.0-rc\.1/s],
    holds: ['nothing was built yet', ({ github }) => github.control.runs.list().length === 0],
  },
  {
    who: 'dana',
    does: { kind: 'wait', minutes: dayMinutes },
    sees: [/was cut: 1\.5\.0-rc\.1/, /Ready since/, /gets only what a captain wrote/],
    others: bothRead(/storefront 1\.5\.0 is coming/),
    holds: nothingLeft,
  },
  { who: 'marco', does: { kind: 'partner-answers', status: 503 } },
  ...wordsForOutside('Customers can pay by invoice, and split a payment over two cards.', [
    /^E-mail to ops@partner\.example\nstorefront 1\.5\.0[^]*pay by invoice/,
    /^Webhook.*verified, answered 503[^]*"notice\.asn"[^]*pay by invoice/,
  ]),
  { who: 'marco', does: { kind: 'partner-answers', status: 204 } },
  {
    who: 'dana',
    does: { kind: 'wait', minutes: 1 },
    leaves: [/^Webhook.*verified, tried 2 times, answered 204/],
    holds: cameAgain,
  },
];

const withConcern: readonly Step[] = [
  {
    who: 'toni',
    in: 'support',
    does: { kind: 'press', button: 'Concern', on: /storefront 1\.5\.0 is coming/ },
    opens: /What concerns you about 1\.5\.0/,
  },
  {
    who: 'toni',
    in: 'support',
    does: { kind: 'submit', fields: { 'Your concern': 'Do invoices from last month change?' } },
    sees: [/@toni has a concern/],
    others: [{ who: 'dana', in: 'releases', sees: [/last month change.*Please answer, @release-captains/s] }],
  },
  ...agreed('1.5.0'),
  { who: 'dana', does: { kind: 'wait', minutes: 2 } },
  {
    who: 'priya',
    does: { kind: 'command', text: 'why production' },
    sees: [/no open concern/],
    holds: [
      'it does not go to its users before the concern is answered',
      (sandbox) => runs(sandbox, 'production', '1.5.0') === 0,
    ],
  },
  {
    who: 'dana',
    does: { kind: 'press', button: 'Answer', on: /has a concern about 1\.5\.0/ },
    opens: /last month/,
  },
  {
    who: 'dana',
    does: { kind: 'submit', fields: { 'Your answer': 'No: only orders from now on.' } },
    sees: [/1\.5\.0-rc\.1 to production has started/],
    others: [{ who: 'toni', in: 'support', sees: [/answers.*only orders from now on/s] }],
  },
  arrives('1.5.0'),
];

const returned = /storefront 1\.5\.1 was returned from production/;

const takenBack: readonly Step[] = [
  { who: 'marco', does: { kind: 'land', title: 'fix: count the basket once' } },
  {
    who: 'dana',
    does: { kind: 'command', text: 'cut' },
    sees: [/1\.5\.1-rc\.1 runs in staging/, /gets only what a captain wrote/],
    others: bothRead(/storefront 1\.5\.1 is coming/),
  },
  ...wordsForOutside('The basket counts each item once.', [
    /^E-mail.*\nstorefront 1\.5\.1[^]*each item once/,
    /^Webhook.*verified[^]*"notice\.asn"[^]*each item once/,
  ]),
  ...agreed('1.5.1'),
  { who: 'dana', does: { kind: 'wait', minutes: 2 }, sees: [/is being verified/] },
  arrives('1.5.1'),
  {
    who: 'priya',
    does: { kind: 'press', button: 'Roll back production', on: /storefront 1\.5\.1/ },
    opens: /Back to 1\.5\.0-rc\.1/,
  },
  {
    who: 'priya',
    does: { kind: 'submit', fields: {} },
    sees: [/rolls back production from 1\.5\.1-rc\.1 to 1\.5\.0-rc\.1/],
  },
  {
    who: 'priya',
    does: { kind: 'wait', minutes: 1 },
    sees: [/production is back on 1\.5\.0-rc\.1, verified/],
    others: bothRead(returned),
    leaves: [/^E-mail.*answer[^]*was returned from production/, /^Webhook.*verified[^]*"notice\.returned"/],
    holds: { all: [isOneThread('1.5.1', returned), hasLeft('1.5.1', 'asn pod returned')] },
  },
  {
    who: 'dana',
    does: { kind: 'command', text: 'notices failed' },
    sees: [/Every notice of storefront has reached/],
    holds: {
      all: [
        nobodyTwice('1.5.0', 'has been in production since'),
        nobodyTwice('1.5.1', 'has been in production since', 'was returned from'),
        hasLeft('1.5.0', 'asn pod'),
      ],
    },
  },
  { who: 'dana', does: { kind: 'command', text: 'audit verify' }, sees: [/The trail is whole/] },
];

/** From a release train to those who wait for it, and what they are told when one goes back. */
export const noticeStory: Story = {
  title:
    'A train is announced and cut; stakeholders are told, one has a concern, it arrives; the next one goes back',
  steps: [...byTrain, ...withConcern, ...takenBack],
};
