import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { groups, people } from '../../sandbox/slack/workspace/seed.ts';
import { type Talk, talkOn } from '../support/talk.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let talk: Talk;

// Dana is a captain and in the channel; Priya is an admin and no captain.
beforeAll(async () => {
  bench = await startWorkbench({ environment: { WAYBILL_ADMINS: `${people.priya},${people.dana}` } });
  talk = talkOn(bench);
  await bench.ask(people.dana, 'cut');
  await bench.cardReads('1.5.0', 'Ready');
});
afterAll(() => bench.stop());
afterEach(() => bench.slack.control.clearTrouble());

const { dana, priya, sam, toni, gwen, stefan } = people;
const reading = ['status storefront', 'notes storefront', 'history storefront'];
const captains = [
  'abandon storefront 1.5',
  'promote storefront 1.5 to nowhere',
  'promote storefront 9.9 to staging',
];
const admins = ['setup acme/nothing', 'link @toni toni-gh2', 'audit export'];

const refusedAs = {
  'no member':
    /You may not .*: that is for members of the project’s channel[\s\S]*Join the project’s channel/,
  'no captain':
    /You may not .*: that is for captains of the project[\s\S]*Ask one of them: @release-captains/,
  'no admin': /You may not .*: that is for admins of this installation[\s\S]*Ask one of them: @priya, @dana/,
  guest: /Guests of this workspace may not/,
  stranger: /People of another workspace may not/,
} as const;
const isAllowed = /^(?![\s\S]*Refused: (?:not-permitted|outsider|authority-unknown))/;

type Row = readonly [who: string, userId: string, channel: string, acts: readonly string[], reads: RegExp];

test.each<Row>([
  ['a captain reads and decides', dana, 'releases', [...reading, ...captains], isAllowed],
  ['an admin who is no captain reads', priya, 'releases', reading, isAllowed],
  ['an admin who is no captain does not decide', priya, 'releases', captains, refusedAs['no captain']],
  ['an admin sets up and links', priya, 'releases', admins, isAllowed],
  ['a member reads', sam, 'releases', [...reading, 'audit verify'], isAllowed],
  ['a member does not decide', sam, 'releases', captains, refusedAs['no captain']],
  ['a member does not set up', sam, 'releases', admins, refusedAs['no admin']],
  [
    'a full member outside the channel reads nothing',
    toni,
    'support',
    [...reading, 'audit verify'],
    refusedAs['no member'],
  ],
  ['a full member outside the channel does not decide', toni, 'support', captains, refusedAs['no captain']],
  ['a captain may read from another channel', dana, 'support', reading, isAllowed],
  ['a guest does nothing', gwen, 'releases', [...reading, ...captains, ...admins], refusedAs.guest],
])('%s', async (_, userId, channel, acts, reads) => {
  for (const act of acts) expect(await bench.ask(userId, act, channel)).toMatch(reads);
});

test('another company’s people in a shared channel do nothing', async () => {
  for (const act of [...reading, ...captains, ...admins]) {
    const said = () =>
      Promise.resolve(bench.slack.control.as(stefan).say(`@waybill ${act}`, { channel: 'partner' }));
    expect(await talk.answerTo(stefan, said, 'partner')).toMatch(refusedAs.stranger);
  }
});

test('what a person may not read is not named in a refusal either', async () => {
  const answers = await Promise.all([
    bench.ask(toni, 'abandon 9.9 because x', 'support'),
    bench.ask(toni, 'status no-such-thing', 'support'),
    bench.ask(gwen, 'abandon 9.9 because x'),
    bench.ask(toni, 'promote 9.9 to staging', 'support'),
    bench.ask(toni, 'cut into 9.9', 'support'),
    bench.ask(gwen, 'preview into 9.9'),
    bench.ask(gwen, 'simulate promote 9.9 to nowhere at 18:00'),
  ]);
  for (const answer of answers) expect(answer).not.toMatch(/1\.5\.0|rc\.1/);
});

test.each(['promote to nowhere', 'why nowhere', 'queue nowhere', 'freeze storefront nowhere because x'])(
  'whoever may not %s reads so, and not which environments there are',
  async (act) => {
    expect(await bench.ask(toni, act, 'support')).toMatch(/^You may not /);
    expect(await bench.ask(gwen, act)).toMatch(refusedAs.guest);
    expect(await bench.ask(dana, act)).toMatch(/There are staging, production/);
  },
);

test('being made a captain counts at once, and so does being one no longer', async () => {
  bench.slack.control.setGroup(groups.captains, [dana, sam]);
  expect(await bench.ask(sam, 'abandon 1.5')).toMatch(/needs a reason/);
  bench.slack.control.setGroup(groups.captains, [dana]);
  expect(await bench.ask(sam, 'abandon 1.5')).toMatch(refusedAs['no captain']);
});

test.each([
  ['a person', 'users.info', { kind: 'status', status: 500, when: 'before' }, /Try again in a moment/],
  ['a group', 'usergroups.users.list', { kind: 'rate-limit', retryAfter: 30 }, /Try again in 30 seconds/],
] as const)(
  'when Slack cannot be asked about %s the answer is no, and when to try again',
  async (_, what, effect, hint) => {
    bench.slack.control.makeTrouble({ what, effect });
    const answer = await bench.ask(dana, 'abandon 1.5 because the tests say so');
    expect(answer).toMatch(
      /Slack could not say just now whether you may abandon a release, so the answer is no/,
    );
    expect(answer).toMatch(hint);
    bench.slack.control.clearTrouble();
    expect(await bench.ask(dana, 'status')).toContain('1.5.0-rc.1');
  },
);

test('when it is not known who is in the channel, nothing of the project is shown', async () => {
  bench.slack.control.makeTrouble({
    what: 'conversations.members',
    effect: { kind: 'status', status: 500, when: 'before' },
  });
  const answer = await bench.ask(toni, 'status storefront', 'support');
  expect(answer).toMatch(/could not say just now/);
  expect(answer).not.toContain('1.5.0');
});

const press = (userId: string, button: string) => async () => {
  const card = bench.card('1.5.0');
  await bench.slack.control.as(userId).press({ channel: 'releases', ts: card?.ts ?? '' }, button);
};

test('a card’s buttons ask who presses them', async () => {
  expect(await talk.answerTo(sam, press(sam, 'All changes'))).toContain('Features');
  expect(await talk.answerTo(gwen, press(gwen, 'All changes'))).toMatch(refusedAs.guest);
  await press(sam, 'Abandon…')();
  const view = await bench.slack.control.waitFor(() =>
    bench.slack.control
      .as(sam)
      .screen()
      .modals.find(({ plain }) => !plain.includes('One moment')),
  );
  expect(view.plain).toMatch(refusedAs['no captain']);
  expect(await bench.ask(dana, 'status')).toMatch(/1\.5\.0-rc\.1/);
});

const home = async (userId: string, words: RegExp) => {
  const { control } = bench.slack;
  control.as(userId).openHome();
  return control.waitFor(() => {
    const plain = control.as(userId).screen().home?.plain ?? '';
    return words.test(plain) ? plain : undefined;
  });
};

test('the Home tab shows the projects whose channel the reader is in, and no other', async () => {
  expect(await home(sam, /As of/)).toMatch(/storefront[\s\S]*1\.5\.0-rc\.1/);
  expect(await home(toni, /As of/)).toMatch(/no project here that you may see/);
  expect(await home(gwen, /As of/)).not.toMatch(/storefront/);
});

test('from the Home tab a captain is shown what would be promoted, and whoever is none is told so', async () => {
  const modal = async (userId: string) => {
    await bench.slack.control.as(userId).close('all');
    await home(userId, /Promote 1\.5\.0-rc\.1 to staging/);
    await bench.slack.control.as(userId).press('home', 'Promote 1.5.0-rc.1 to staging');
    const view = await bench.slack.control.waitFor(() =>
      bench.slack.control
        .as(userId)
        .screen()
        .modals.find(({ plain }) => !plain.includes('One moment')),
    );
    return view.plain;
  };
  expect(await modal(sam)).toMatch(refusedAs['no captain']);
  expect(await modal(dana)).toMatch(/1\.5\.0-rc\.1/);
  await bench.slack.control.as(dana).submit();
  await bench.cardReads('1.5.0', /staging\s+(?:runs )?1\.5\.0-rc\.1/);
});
