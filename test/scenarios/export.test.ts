import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { type Talk, talkOn } from '../support/talk.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const run = promisify(execFile);
const { dana, sam } = people;
const guide = await readFile(join(import.meta.dirname, '../../docs/audit.md'), 'utf8');

let bench: Workbench;
let talk: Talk;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waybill-export-'));
  bench = await startWorkbench();
  talk = talkOn(bench);
  const [, program = ''] = /```js\n([\s\S]*?)```/.exec(guide) ?? [];
  await writeFile(join(folder, 'check.mjs'), program);
});
afterEach(() => bench.slack.control.clearTrouble());
afterAll(async () => {
  await bench.stop();
  await rm(folder, { recursive: true });
});

const eventLine = z.strictObject({
  seq: z.number(),
  previousHash: z.string(),
  hash: z.string(),
  body: z.string(),
});
const filesOf = (userId: string) => {
  const messages = bench.slack.control.as(userId).messages('bot');
  return messages.flatMap(({ files }) => files.map((file) => String(file['id'])));
};

/** The text of the file that an export gives. */
async function exported(words = ''): Promise<string> {
  const before = filesOf(dana).length;
  expect(await bench.ask(dana, `audit export ${words}`)).toContain('is in your direct messages with Waybill');
  const id = filesOf(dana)[before] ?? '';
  return String(bench.slack.control.world.files.get(id)?.['bytes']);
}

const eventsIn = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => eventLine.parse(JSON.parse(line)));

const kinds = (text: string): readonly unknown[] =>
  eventsIn(text).map(({ body }) => z.looseObject({ kind: z.string() }).parse(JSON.parse(body)).kind);

/** What the program in the documents says of a file. */
async function checked(text: string): Promise<string> {
  const file = join(folder, 'trail.jsonl');
  await writeFile(file, text);
  return await run(process.execPath, [join(folder, 'check.mjs'), file]).then(
    ({ stdout }) => stdout,
    (error: unknown) => (error instanceof Error ? error.message : ''),
  );
}

test('an admin gets the whole record as a file, alone, and that they did is recorded', async () => {
  const text = await exported();
  const { rows } = await bench.database.pool.query('select seq, hash from trail_events order by seq');
  const events = eventsIn(text);
  // What was appended since is the export itself.
  expect(rows).toHaveLength(events.length + 1);
  expect(events.map(({ hash }) => hash)).toEqual(rows.slice(0, -1).map(({ hash }) => hash));
  const letter = await talk.hears('They follow from one another', { channel: 'bot' });
  expect(bench.read(letter)).toContain(`#${events.length}`);
  expect(talk.said('The trail', { channel: 'releases' })).toEqual([]);
  expect(filesOf(sam)).toEqual([]);
  const [recorded] = (
    await bench.database.pool.query("select actor from trail_events where kind = 'trail-exported'")
  ).rows;
  expect(recorded).toEqual({ actor: `slack:${dana}` });
});

test('the program in the documents finds an export whole, and what was done to one', async () => {
  const text = await exported();
  const lines = text.trim().split('\n');
  expect(await checked(text)).toMatch(/^\d+ events, 0 not in this file; the last is #\d+/);
  const [second = ''] = lines.slice(1, 2);
  expect(await checked(lines.with(1, second.replace('slack:', 'slacK:')).join('\n'))).toContain(
    '#2 was changed',
  );
  expect(await checked(lines.toSpliced(1, 1).join('\n'))).toContain('1 not in this file');
});

test('the lines that the documents get from the database are the same', async () => {
  const [, select = ''] = /-c "(select [^"]+)"/.exec(guide) ?? [];
  const text = await exported();
  const { rows } = await bench.database.pool.query({ text: select, rowMode: 'array' });
  const events: readonly unknown[] = rows.map(([line]: unknown[]) => line);
  expect(events.slice(0, -1)).toEqual(eventsIn(text));
});

test('a project’s export, and one of some days, have those events and say what they cannot show', async () => {
  const ofProject = kinds(await exported('storefront from 2026-11-20 until 2026-11-20'));
  expect(ofProject).toContain('project-registered');
  expect(ofProject).not.toContain('workspace-bound');
  expect(kinds(await exported('from 2026-11-20'))).toContain('workspace-bound');
  expect(await bench.ask(dana, 'audit export until 2026-11-19')).toContain('Refused: nothing-to-export');
  await exported('storefront');
  await exported('storefront');
  await talk.hears('each can be checked only by itself', { channel: 'bot' });
});

test.each([
  ['audit export from tomorrow', 'tomorrow was not understood'],
  ['audit export from 2026-02-30', '2026-02-30 was not understood'],
  ['audit export until', 'Something is missing after audit'],
  ['audit export nowhere', 'nowhere was not understood'],
])('/release %s is told how it is asked for', async (text, words) => {
  expect(await bench.ask(dana, text)).toContain(words);
});

test.each(['missing_scope', 'unknown_method'])(
  'where Slack answers %s, it is said how to get the record, and nothing is sent',
  async (error) => {
    bench.slack.control.makeTrouble({
      what: 'files.getUploadURLExternal',
      effect: { kind: 'error', error, when: 'before' },
    });
    const before = talk.said('', { channel: 'bot' }).length;
    expect(await bench.ask(dana, 'audit export')).toMatch(/files:write[\s\S]*Refused: no-files/);
    expect(talk.said('', { channel: 'bot' })).toHaveLength(before);
  },
);
