import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { doStep } from '../../sandbox/story/do-step.ts';
import { approve } from '../../sandbox/story/promote-story.ts';
import type { Step } from '../../sandbox/story/story.ts';
import { launchChromium } from './support/chromium.ts';
import { gone, message, send } from './support/doing.ts';
import { startRealSandbox } from './support/real-sandbox.ts';
import { visit } from './support/visitor.ts';

let browser: Browser;
let sandbox: Sandbox;

const play = async (...steps: readonly Step[]): Promise<void> => {
  for (const step of steps) await doStep(sandbox, step);
};
const dana = (text: string, sees: RegExp): Step => ({
  who: 'dana',
  does: { kind: 'command', text },
  sees: [sees],
});
const land = (title: string): Step => ({ who: 'marco', does: { kind: 'land', title } });
const cut: Step = dana('cut', /to promote it to production|Promote to production/);
const agree = (version: string): readonly Step[] => {
  const asked = new RegExp(`${version}-rc.1 to production`);
  return [approve('priya', asked, [/1 of 2/]), approve('marco', asked, [/2 of 2/])];
};

beforeAll(async () => {
  [browser, sandbox] = await Promise.all([launchChromium(), startRealSandbox({ hasDemo: true })]);
  await play(
    cut,
    dana('promote 1.5.0 to production', /0 of 2/),
    ...agree('1.5.0'),
    { who: 'dana', does: { kind: 'wait', minutes: 2 }, sees: [/is being verified/] },
    { who: 'dana', does: { kind: 'wait', minutes: 1 }, sees: [/1\.5\.0 is shipped/] },
  );
});
afterAll(async () => {
  await Promise.all([browser.close(), sandbox.stop()]);
});

const patience = { timeout: 60_000 };
const says = (page: Page, words: RegExp): Promise<void> => message(page, words).last().waitFor(patience);
const card = (page: Page, version: string): Locator =>
  message(page, new RegExp(`storefront ${version} · rc.1`)).first();
const world = async (page: Page, does: () => Promise<unknown>): Promise<void> => {
  await page.getByRole('button', { name: 'World outside' }).click();
  await does();
  await page.getByRole('button', { name: 'Close world outside' }).click();
};
const moveClock = (page: Page): Promise<void> =>
  world(page, () => page.getByRole('button', { name: 'Move the clock forward by 1 minute' }).click());
const inThread = async (page: Page, version: string, words: RegExp): Promise<void> => {
  await card(page, version).getByRole('button', { name: /repl/ }).click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByText(words).first().waitFor(patience);
  await thread.getByRole('button', { name: 'Close thread' }).click();
};

test('a version whose smoke check fails is rolled back by itself, and nothing brings it anywhere any more', async () => {
  await play(land('fix: count the basket twice'), cut, dana('promote 1.5.1 to production', /0 of 2/));
  await play(...agree('1.5.1'));
  const { page, leave } = await visit(browser, sandbox.page.url);
  await world(page, () => page.getByRole('switch', { name: /The next deployment breaks the shop/ }).check());
  await moveClock(page);
  await says(page, /1\.5\.1-rc\.1 to production has failed.*answers 500/s);
  await says(page, /Waybill rolls back production from 1\.5\.1-rc\.1 to 1\.5\.0-rc\.1/);
  await says(page, /production is back on 1\.5\.0-rc\.1, verified/);
  await card(page, '1.5.1')
    .filter({ hasText: 'held since 1.5.1-rc.1: a smoke check failed there' })
    .waitFor();
  // Automation had asked for it elsewhere.
  await inThread(page, '1.5.1', /1\.5\.1-rc\.1 to demo is cancelled/);
  await card(page, '1.5.1')
    .filter({ hasText: /demo\s+1\.5\.1-rc\.1 cancelled.*1\.5\.1-rc\.1 is bad\./s })
    .waitFor();
  await send(page, '/release promote 1.5.1 to production');
  await says(page, /candidate-bad/);
  const { repositories } = await sandbox.github.control.snapshot();
  expect(repositories[0]?.releases.map(({ tag }) => tag)).not.toContain('v1.5.1');
  await leave();
});

test('what a person promotes after it lifts the hold, and another takes it back by one click, on a phone', async () => {
  await play(land('fix: count the basket once'), cut);
  const { page, leave } = await visit(browser, sandbox.page.url);
  await card(page, '1.5.2').getByRole('button', { name: 'Promote to production' }).click();
  const asks = page.getByRole('dialog');
  await asks.getByRole('textbox', { name: /What was mended/ }).fill('It is counted once again.');
  await asks.getByRole('button', { name: 'Promote', exact: true }).click();
  expect(await gone(asks)).toBe(true);
  await play(...agree('1.5.2'));
  await moveClock(page);
  await says(page, /1\.5\.2 is shipped/);

  const phone = await visit(browser, sandbox.page.url, { as: 'priya', width: 360, height: 780 });
  await phone.page.getByRole('button', { name: /^Channel releases/ }).tap();
  await card(phone.page, '1.5.2').getByRole('button', { name: 'Roll back production' }).tap();
  const dialog = phone.page.getByRole('dialog');
  await dialog.getByText(/Back to 1\.5\.0-rc\.1/).waitFor();
  await dialog.getByText(/Takes away 2 pull requests/).waitFor();
  await dialog.getByRole('button', { name: 'Roll back', exact: true }).tap();
  expect(await gone(dialog)).toBe(true);
  await phone.leave();

  await says(page, /@priya rolls back production from 1\.5\.2-rc\.1 to 1\.5\.0-rc\.1/);
  await card(page, '1.5.2').filter({ hasText: 'Returned' }).waitFor(patience);
  await message(page, /production is back on 1\.5\.0-rc\.1, verified/)
    .nth(1)
    .waitFor(patience);
  await world(page, () =>
    page
      .getByRole('listitem')
      .filter({ hasText: /production1\.5\.0.*works/ })
      .waitFor(),
  );
  await leave();
});
