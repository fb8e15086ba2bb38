import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { commands } from '../../src/commands/index.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { type Talk, talkOn } from '../support/talk.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;
let talk: Talk;
const { dana, sam } = people;

beforeAll(async () => {
  bench = await startWorkbench();
  steps = releaseSteps(bench);
  talk = talkOn(bench);
});
afterAll(() => bench.stop());

const abandoned = async (version: string): Promise<number> => {
  const { rows } = await bench.database.pool.query(
    `select 1 from trail_events where kind = 'release-abandoned' and body like '%"version":"' || $1 || '"%'`,
    [version],
  );
  return rows.length;
};
const lastCommand = () => {
  const found = bench.slack.control
    .log()
    .findLast(({ direction, what }) => direction === 'to-bot' && what === 'command');
  if (found === undefined) throw new Error('nothing was asked');
  return found.id;
};
const settled = () =>
  until('every request is answered', async () => {
    const { rows } = await bench.database.pool.query('select 1 from requests where answered_at is null');
    return rows.length === 0;
  });

test('a command that is delivered twice, replayed, and replayed after a restart has one effect', async () => {
  const version = await steps.cutNext();
  bench.slack.control.makeTrouble({ what: 'command', times: 1, effect: { kind: 'duplicate' } });
  await bench.ask(dana, `abandon ${version} because a < b & c`);
  await bench.slack.control.replay(lastCommand());
  await bench.restart();
  await bench.slack.control.replay(lastCommand());
  await settled();
  expect(await abandoned(version)).toBe(1);
  const story = await steps.threadReads(version, 'abandoned');
  expect(bench.read(story)).toContain('a < b & c');
  expect(bench.read(story)).not.toContain('amp;');
});

test('a request whose job died before it answered gets its first outcome, not a refusal of itself', async () => {
  const version = await steps.cutNext();
  const first = await bench.ask(dana, `abandon ${version} because it was a test`);
  const { pool } = bench.database;
  await until('its job is over', async () => {
    const { rows } = await pool.query(
      "select 1 from pgboss.job where name = 'answer-request' and state <> 'completed'",
    );
    return rows.length === 0;
  });
  const again = await talk.answerTo(dana, async () => {
    await pool.query(
      `update requests set answered_at = null where id = (select id from requests order by received_at desc limit 1)`,
    );
    await pool.query(
      `update pgboss.job set state = 'created', started_on = null, completed_on = null, start_after = now()
       where name = 'answer-request' and data->>'requestId' = (select id::text from requests where answered_at is null)`,
    );
  });
  expect(again).toBe(first);
  expect(again).not.toContain('Refused');
  expect(await abandoned(version)).toBe(1);
});

test('two clicks on Abandon close one release, and the second is told that it is closed', async () => {
  const version = await steps.cutNext();
  const card = await bench.cardReads(version, 'Ready');
  const actor = bench.slack.control.as(dana);
  const opened = (count: number) =>
    bench.slack.control.waitFor(() => {
      const { modals } = actor.screen();
      return modals.length === count && modals.every(({ plain }) => plain.includes('Why'))
        ? modals
        : undefined;
    });
  await actor.press({ channel: 'releases', ts: card.ts }, 'Abandon…');
  await opened(1);
  await actor.submit({ reason: '   ' });
  expect(Object.values(actor.modal().errors)).toEqual(['Say why in a few words: it is recorded.']);
  expect(await abandoned(version)).toBe(0);

  await bench.ask(dana, `abandon ${version} because the other window was faster`);
  const second = await talk.answerTo(dana, () => actor.submit({ reason: 'once more' }));
  expect(second).toContain(`${version} was abandoned, so that nothing more is done with it`);
  expect(await abandoned(version)).toBe(1);
});

test('a mention in a thread is answered there, and only its author sees it', async () => {
  const version = await steps.cutNext();
  const card = await bench.cardReads(version, 'Ready');
  bench.slack.control.as(sam).say('@waybill status', { channel: 'releases', threadTs: card.ts });
  const answer = await bench.slack.control.waitFor(() =>
    bench.slack.control
      .as(sam)
      .messages('releases')
      .find((message) => message.isEphemeral && message.threadTs === card.ts),
  );
  expect(bench.read(answer)).toContain(version);
});

test.each(commands.map(({ name, usage }) => [name, usage] as const))(
  'help explains %s by its forms',
  async (name, usage) => {
    const answer = await bench.ask(sam, `help ${name}`);
    for (const form of usage) expect(answer).toContain(`/release ${form}`);
  },
);

test.each([
  ['staus', /no command staus.*Did you mean status/],
  ['CUT into', /Something is missing after cut: an open version after “into”/],
  ['cut sideways', /sideways was not understood after cut[\s\S]*\/release cut/],
  ['help abandn', /Did you mean abandon/],
  ['<!channel> *bold* <script>', /There is no command/],
  ['abandon', /Something is missing after abandon: a version/],
  ['link @nobody-here', /@nobody-here was not understood after link/],
  ['diff 1.5', /Something is missing after diff: two versions/],
  ['audit verfy', /Did you mean verify/],
  ['', /\/release cut/],
])('“%s” is answered with what would be right', async (text, words) => {
  expect(await bench.ask(sam, text)).toMatch(words);
});

test('hostile text calls nobody and leads nowhere', async () => {
  const before = bench.slack.control.as(sam).messages('releases').length;
  await bench.ask(sam, `status <!channel> <https://evil.example|click> *x* \u202e \`y\` ${'z'.repeat(3000)}`);
  const answer = bench.slack.control
    .as(sam)
    .messages('releases')
    .slice(before)
    .find(({ isEphemeral }) => isEphemeral);
  const pull = answer === undefined ? null : bench.slack.control.pull(answer);
  expect(pull).toEqual({ mentions: [], links: [] });
});

test('what was tried in vain until it was given up is said to the person who asked', async () => {
  const { control } = bench.slack;
  const version = await steps.cutNext();
  await bench.cardReads(version, 'Ready');
  for (const what of ['respond', 'chat.postEphemeral', 'chat.postMessage']) {
    control.makeTrouble({ what, effect: { kind: 'status', status: 500, when: 'before' } });
  }
  const answer = await talk.answerTo(dana, async () => {
    await control
      .as(dana)
      .command('/release', `abandon ${version} because nobody hears it`, { channel: 'releases' });
    await until('the job is given up', async () => {
      await bench.database.pool.query(
        "update pgboss.job set retry_limit = retry_count, start_after = now() where name = 'answer-request' and state = 'retry'",
      );
      const { rows } = await bench.database.pool.query("select 1 from pgboss.job where name = 'given-up'");
      return rows.length > 0;
    });
    control.clearTrouble();
  });
  expect(answer).toMatch(/What you asked was done, but its answer could not be shown/);
  expect(bench.logged.some(({ text }) => text === 'a job was given up')).toBe(true);
});

test('a database that is away gets the person a sentence, and the next request is taken when it is back', async () => {
  const url = new URL(bench.database.url);
  const name = url.pathname.slice(1);
  const server = new Client({ connectionString: inject('databaseServer') });
  await server.connect();
  try {
    await server.query(`alter database ${name} allow_connections false`);
    await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    const outcome = await bench.slack.control.as(sam).command('/release', 'status', { channel: 'releases' });
    expect(outcome.status).toBe('ok');
    const said = await bench.slack.control.waitFor(() =>
      bench.slack.control
        .as(sam)
        .messages('releases')
        .findLast(({ isEphemeral }) => isEphemeral),
    );
    expect(bench.read(said)).toMatch(
      /cannot reach my database, so I could not write your request down and did nothing/,
    );
  } finally {
    await server.query(`alter database ${name} allow_connections true`);
    await server.end();
  }
  expect(await bench.ask(sam, 'status')).toContain('storefront');
});

test('however many cuts and previews wait for GitHub, what takes a moment is answered at once', async () => {
  const { promise: goOn, resolve: letGo } = Promise.withResolvers<void>();
  const { troubles } = bench.github.control;
  const held = troubles.add({ kind: 'meanwhile', route: 'GET **', does: () => goOn });
  try {
    for (let asked = 0; asked < 6; asked += 1) {
      await bench.slack.control.as(sam).command('/release', 'preview', { channel: 'releases' });
    }
    expect(await bench.ask(dana, 'status')).toContain('storefront');
    expect(await bench.ask(dana, 'history')).toContain('storefront');
  } finally {
    troubles.remove(held);
    letGo();
  }
  await settled();
});
