import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { type Talk, talkOn } from '../support/talk.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;
let talk: Talk;
const { dana, sam } = people;

beforeAll(async () => {
  bench = await startWorkbench();
  steps = releaseSteps(bench);
  talk = talkOn(bench);
  await steps.cut();
  await bench.cardReads('1.5.0', 'Ready');
});
afterAll(() => bench.stop());

/** Opens the form from the card, and waits until it is filled. */
async function openForm(userId: string) {
  await steps.press('1.5.0', 'Edit notes', userId);
  const { control } = bench.slack;
  return control.waitFor(() =>
    control
      .as(userId)
      .screen()
      .modals.find(({ plain }) => !plain.includes('One moment')),
  );
}

test('a captain’s words take the place of generated notes, are credited and announced', async () => {
  const form = await openForm(dana);
  expect(form.plain).toContain('Features');
  const answer = await talk.answerTo(dana, () =>
    bench.slack.control.as(dana).submit({ 'feature.0': '- Sign in without a password <!channel> & more' }),
  );
  expect(answer).toMatch(/notes of 1\.5\.0/i);
  const notes = await bench.ask(sam, 'notes 1.5');
  expect(notes).toContain('Sign in without a password');
  expect(notes).toContain('@dana');
  expect(bench.read(await steps.threadReads('1.5.0', 'edited the notes'))).toContain(
    '@dana edited the notes of 1.5.0',
  );
  const { rows } = await bench.database.pool.query(
    "select body from trail_events where kind = 'notes-edited'",
  );
  expect(rows).toHaveLength(1);
});

test('a form that was opened before another change is not saved over it, and its text comes back', async () => {
  await openForm(dana);
  await bench.database.pool.query('update releases set revision = revision + 1');
  const answer = await talk.answerTo(dana, () =>
    bench.slack.control.as(dana).submit({ 'fix.0': '- Gift wrap is counted once\n  - and only once' }),
  );
  expect(answer).toMatch(/The notes changed while you were looking, so nothing was done/);
  expect(answer).toContain('- Gift wrap is counted once\n  - and only once');
  expect(answer).not.toContain('without a password');
  expect(await bench.ask(sam, 'notes 1.5')).not.toContain('and only once');
});

test('a form that is sent unchanged changes nothing, whatever happened meanwhile', async () => {
  await openForm(dana);
  await bench.database.pool.query('update releases set revision = revision + 1');
  const answer = await talk.answerTo(dana, () => bench.slack.control.as(dana).submit());
  expect(answer).not.toContain('Refused');
  const { rows } = await bench.database.pool.query("select 1 from trail_events where kind = 'notes-edited'");
  expect(rows).toHaveLength(1);
});

test('only a captain edits notes', async () => {
  const form = await openForm(sam);
  expect(form.plain).toMatch(/You may not edit notes: that is for captains/);
});

test('the notes of an abandoned release stay as they are', async () => {
  await openForm(dana);
  await bench.ask(dana, 'abandon 1.5 because it was enough');
  await bench.cardReads('1.5.0', 'Abandoned');
  const answer = await talk.answerTo(dana, () =>
    bench.slack.control.as(dana).submit({ 'fix.0': '- Too late' }),
  );
  expect(answer).toMatch(/1\.5\.0 was abandoned[\s\S]*- Too late/);
});
