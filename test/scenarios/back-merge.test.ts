import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { gitAt } from '../support/git-at.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { type Talk, talkOn } from '../support/talk.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;
let talk: Talk;
const { dana } = people;

beforeAll(async () => {
  bench = await startWorkbench();
  steps = releaseSteps(bench);
  talk = talkOn(bench);
  await steps.cut();
  await bench.cardReads('1.5.0', 'Ready');
  // The release branch is made by the first pick.
  await picked('seed', 'rc.2');
});
afterAll(() => bench.stop());

const land = (title: string, file: string) =>
  bench.github.control.history.landPull({ title, files: { [file]: `${title}\n` } });
const picked = async (name: string, candidate: string) => {
  const { number } = await land(`fix: ${name}`, `src/${name}.ts`);
  await bench.ask(dana, `pick ${number} into 1.5`);
  await until(
    `${candidate} is there`,
    async () => (await steps.tags()).includes(`v1.5.0-${candidate}`),
    30_000,
  );
};
const pushed = (name: string) =>
  bench.github.control.history.push({
    branch: 'release/1.5',
    message: `fix: ${name}`,
    files: { [`src/${name}.ts`]: `${name}\n` },
    author: 'ada',
  });
const backMerges = async () => {
  const rows = await bench.database.db
    .selectFrom('picks')
    .select(['source', 'state', 'prNumber', 'branch'])
    .where('aim', '=', 'trunk')
    .orderBy('askedAt')
    .execute();
  return rows.map(({ source, ...row }) => ({ ...row, title: source.title }));
};
const openPull = async (title: string): Promise<number> => {
  let number: number | null = null;
  await until(
    `${title} is on its way back`,
    async () => {
      const found = (await backMerges()).find((row) => row.title === title && row.state === 'open');
      number = found?.prNumber ?? null;
      return number !== null;
    },
    30_000,
  );
  return number ?? 0;
};

test('a fix that was made on a release branch first gets a pull request to trunk by itself, and is asked of later releases', async () => {
  await pushed('only-here');
  await picked('next', 'rc.3');
  const number = await openPull('fix: only-here');
  const said = await steps.threadReads('1.5.0', 'was made for 1.5.0 first');
  expect(bench.read(said)).toMatch(/main does not have it.*every release after 1\.5\.0 is asked for it/s);
  const { head, base, title } = bench.github.control.history.pull({ number });
  expect([base, title]).toEqual(['main', expect.stringMatching(/^Bring \S+ from 1\.5\.0 to main$/)]);
  expect(await gitAt(bench, 'diff', '--name-only', `main...${head}`)).toContain('src/only-here.ts');

  await land('feat: more', 'src/more.ts');
  expect(await bench.ask(dana, 'cut as 1.6.0')).toMatch(/would drop 1 fix.*only-here/s);
  await bench.github.control.history.mergePull({ number });
  await steps.threadReads('1.5.0', /only-here.*is on main/);
  expect(await bench.ask(dana, 'cut as 1.6.0')).toContain('1.6.0-rc.1 is cut');
});

test('what was picked there is not brought back, nor what trunk has in another form', async () => {
  await bench.github.control.history.push({
    message: 'fix: twice',
    files: { 'src/twice.ts': 'twice\n' },
    author: 'ada',
  });
  await pushed('twice');
  await picked('after-twice', 'rc.4');
  await pushed('marker');
  await picked('last', 'rc.5');
  await openPull('fix: marker');
  expect((await backMerges()).map(({ title }) => title)).toEqual(['fix: only-here', 'fix: marker']);
});

test('closed without a merge it stays asked for, and that is said', async () => {
  const number = await openPull('fix: marker');
  bench.github.control.history.closePull({ number });
  // No webhook says so here: it is looked at within a minute.
  bench.forward(70_000);
  const said = await steps.threadReads('1.5.0', 'its pull request was closed without a merge');
  expect(bench.read(said)).toMatch(/still asked for it.*waive/s);
  await land('feat: yet more', 'src/yet-more.ts');
  expect(await bench.ask(dana, 'cut as 1.7.0')).toContain('fixes-missing');
});

test('by the button on the card it is opened again, or made anew where its branch is gone', async () => {
  const first = (await backMerges()).find(({ state }) => state === 'closed')?.prNumber ?? 0;
  const card = await bench.cardReads('1.5.0', /marker is not on main, and later releases are asked for it/);
  const actor = bench.slack.control.as(dana);
  const answer = await talk.answerTo(dana, () =>
    actor.press({ channel: 'releases', ts: card.ts }, `Reopen #${first}`),
  );
  expect(answer).toContain(`Pull request #${first} of`);
  await openPull('fix: marker');
  expect(bench.github.control.history.pull({ number: first }).state).toBe('open');
  // What was said of it still has the button: whoever presses that is told how it stands.
  const said = await steps.threadReads('1.5.0', 'its pull request was closed without a merge');
  const second = await talk.answerTo(dana, () =>
    actor.press({ channel: 'releases', ts: said.ts }, `Reopen #${first}`),
  );
  expect(second).toMatch(/is under way.*no closed pull request to open again.*pick-not-closed/s);

  const { head } = bench.github.control.history.pull({ number: first });
  bench.github.control.history.closePull({ number: first });
  bench.forward(70_000);
  const again = await bench.cardReads('1.5.0', /marker is not on main, and later releases are asked for it/);
  await bench.github.control.history.deleteRef({ ref: `refs/heads/${head}` });
  await actor.press({ channel: 'releases', ts: again.ts }, `Reopen #${first}`);
  const number = await openPull('fix: marker');
  expect(number).not.toBe(first);
  await bench.github.control.history.mergePull({ number });
  bench.forward(70_000);
  await steps.threadReads('1.5.0', /marker.*is on main/);
});
