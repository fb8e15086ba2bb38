import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { gitAt } from '../support/git-at.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;

beforeAll(async () => {
  bench = await startWorkbench();
  steps = releaseSteps(bench);
});
afterAll(() => bench.stop());

const ask = (text: string) => bench.ask(people.dana, text);
const notesOf = async (version: string) => {
  const { notes } = await bench.database.db
    .selectFrom('releases')
    .select('notes')
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return notes.entries.map(({ prNumber, title }) => (prNumber === undefined ? title : `#${prNumber}`));
};

test('a preview shows what a cut would contain and leaves nothing behind', async () => {
  const count = async () => {
    const { db } = bench.database;
    const tables = ['releases', 'candidates', 'dispatches', 'trailEvents', 'messages'] as const;
    const rows = await Promise.all(
      tables.map((table) => db.selectFrom(table).select(db.fn.countAll<number>().as('n')).execute()),
    );
    return rows.map(([row]) => row?.n);
  };
  const [rows, tags] = [await count(), await steps.tags()];
  const answer = await ask('preview');
  expect(answer).toContain('storefront 1.5.0, if it were cut now');
  expect(answer).toContain('1.5.0-rc.1 of main');
  expect(answer).toContain('From 1.4.2');
  expect(answer).toContain('build.yml would build it');
  expect(answer).toContain('passkeys (#46');
  expect(await count()).toEqual(rows);
  expect(await steps.tags()).toEqual(tags);
  expect(bench.card('1.5.0')).toBeUndefined();
});

test('a preview that takes long says how far it has come', async () => {
  bench.github.control.troubles.add({
    kind: 'meanwhile',
    route: 'GET /repos/**/compare/**',
    does: async () => bench.forward(4_000),
    times: 1,
  });
  await ask('preview');
  const told = bench.slack.control.as(people.dana).messages('releases').map(bench.read);
  expect(told).toContainEqual(
    expect.stringMatching(/^Reading \d+ of \d+ (commits|pull requests|changed files) …$/),
  );
});

test('the first cut counts from the highest tag on trunk that fits', async () => {
  const shas = (await gitAt(bench, 'rev-list', 'v1.4.2..main')).trim().split('\n');
  expect(await ask(`cut at ${shas[1]?.slice(0, 9)}`)).toContain('1.5.0-rc.1 is cut');
  expect(bench.read(await bench.cardReads('1.5.0', 'Ready'))).toContain('From 1.4.2');
  const { sha } = await bench.database.db.selectFrom('candidates').select('sha').executeTakeFirstOrThrow();
  expect(sha).toBe(shas[1]);
});

test.each([
  ['at 0123456789abcdef', 'sha-unknown'],
  ['at 12', 'sha-unknown'],
  ['at main', 'sha-unknown'],
  ['at v1.4.2', 'sha-unknown'],
])('a cut %s names no commit and is refused', async (words, code) => {
  expect(await ask(`cut ${words}`)).toContain(`Refused: ${code}`);
});

test('a commit that is not on trunk is not cut', async () => {
  const sha = await bench.github.control.history.push({ branch: 'aside', message: 'feat: aside' });
  expect(await ask(`cut at ${sha}`)).toMatch(/is not on main, and releases are cut from there/);
});

test('a commit from before the last release is not cut: that would take changes away', async () => {
  const old = (await gitAt(bench, 'rev-parse', 'v1.4.2^{commit}')).trim();
  expect(await ask(`cut at ${old}`)).toContain('Refused: sha-before-predecessor');
});

test('a further candidate has all that lies between its release’s predecessor and it', async () => {
  const before = await notesOf('1.5.0');
  await steps.land('fix: the price of postage');
  expect(await ask('cut into 1.5')).toContain('1.5.0-rc.2 is cut');
  const card = bench.read(await bench.cardReads('1.5.0 · rc.2', 'Ready'));
  expect(card).toContain('From 1.4.2');
  const after = await notesOf('1.5.0');
  expect(after).toEqual(expect.arrayContaining(before));
  expect(after.length).toBeGreaterThan(before.length);
  expect(await gitAt(bench, 'tag', '--list', 'v1.5.0-*')).toBe('v1.5.0-rc.1\nv1.5.0-rc.2\n');
});

test('a further candidate of the same commit is refused', async () => {
  expect(await ask('cut into 1.5.0')).toMatch(/nothing in storefront has changed since 1\.5\.0-rc\.2/i);
});

test('an abandoned predecessor no longer counts: the next candidate is counted from before it', async () => {
  await steps.land('feat: parcels by drone');
  expect(await ask('cut')).toContain('1.6.0-rc.1 is cut');
  await steps.land('feat: parcels by bicycle');
  expect(await ask('cut')).toContain('1.7.0-rc.1 is cut');
  expect(await notesOf('1.7.0')).toHaveLength(1);
  await ask('abandon 1.6.0 because drones are forbidden');
  await steps.land('fix: brakes');
  expect(await ask('cut into 1.7')).toContain('1.7.0-rc.2 is cut');
  expect(await notesOf('1.7.0')).toHaveLength(3);
  const release = await bench.database.db
    .selectFrom('releases')
    .select('predecessorVersion')
    .where('version', '=', '1.7.0')
    .executeTakeFirstOrThrow();
  expect(release.predecessorVersion).toBe('1.5.0');
});

test.each(['cut', 'preview'])('%s into a release that is closed is refused', async (command) => {
  expect(await ask(`${command} into 1.6`)).toContain('Refused: release-closed');
});

test('a diff shows what lies between two candidates, or an old tag and a release', async () => {
  const candidates = await ask('diff 1.5.0-rc.1 1.5.0-rc.2');
  expect(candidates).toContain('the price of postage');
  expect(candidates).not.toContain('passkeys');
  const fromTag = await ask('diff v1.4.2 1.5');
  expect(fromTag).toContain('v1.4.2 → 1.5.0-rc.2');
  expect(fromTag).toContain('passkeys (#46');
  expect(await ask('diff 1.5 1.4.2')).toContain('going there takes changes away');
  expect(await ask('diff 1.5 9.9')).toContain('Refused: version-unknown');
});

test.each([
  ['cut ínto 1.5', 'Did you mean into?'],
  ['cut at', 'Something is missing after cut: a commit after “at”'],
  ['cut as minor into 1.7', 'as minor was not understood'],
  ['cutt', 'Did you mean cut?'],
  ['cut storfront', 'Did you mean storefront?'],
  ['diff 1.5', 'Something is missing after diff: two versions'],
  ['preview minr', 'Did you mean minor?'],
])('“%s” is answered with what was probably meant, and the form', async (text, words) => {
  const answer = await ask(text);
  expect(answer).toContain(words);
  expect(answer).toMatch(/\/release /);
});

test('what a phone makes of quotes and dashes is understood', async () => {
  await steps.land('fix: typed on a phone');
  expect(await ask('preview as “1.7.1”')).toContain('1.7.1, if it were cut now');
  expect(await ask('diff 1.5.0–rc.1 1.5.0—rc.2')).toContain('1.5.0-rc.1 → 1.5.0-rc.2');
});
