import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { doStep } from '../../sandbox/story/do-step.ts';
import { beforeHotfix, pickIntoNext, shipHotfix, shipNext } from '../../sandbox/story/hotfix-story.ts';
import type { Step } from '../../sandbox/story/story.ts';
import { launchChromium } from './support/chromium.ts';
import { gone, message, send } from './support/doing.ts';
import { startRealSandbox } from './support/real-sandbox.ts';
import { visit } from './support/visitor.ts';

let browser: Browser;
let sandbox: Sandbox;

const play = async (steps: readonly Step[]): Promise<void> => {
  for (const step of steps) await doStep(sandbox, step);
};

beforeAll(async () => {
  [browser, sandbox] = await Promise.all([launchChromium(), startRealSandbox()]);
  await play(beforeHotfix);
}, 300_000);
afterAll(async () => {
  await Promise.all([browser.close(), sandbox.stop()]);
});

const patience = { timeout: 60_000 };
const says = (page: Page, words: RegExp): Promise<void> => message(page, words).last().waitFor(patience);
const card = (page: Page, version: string): Locator =>
  message(page, new RegExp(`storefront ${version} · rc`)).first();

test('a hotfix is started in one window that shows what stands in its way, and takes staging', async () => {
  const { repositories } = await sandbox.github.control.snapshot();
  const fix = repositories[0]?.trunk.find(({ subject }) =>
    subject.startsWith('fix: round totals once'),
  )?.pull;
  const { page, leave } = await visit(browser, sandbox.page.url);
  await send(page, `/release hotfix #${fix}`);
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/storefront 1\.4\.4 will be 1\.4\.3-rc\.1 with/).waitFor(patience);
  await dialog.getByText(/staging holds 1\.5\.0-rc\.1, which is newer/).waitFor(patience);
  await dialog.getByRole('radio', { name: /Take staging, and bring 1\.5\.0-rc\.1 back/ }).check();
  await dialog.getByRole('checkbox', { name: /1\.5\.0-rc\.1 → 1\.5\.0-rc\.2/ }).uncheck();
  await dialog.getByRole('button', { name: 'Start hotfix', exact: true }).click();
  expect(await gone(dialog)).toBe(true);
  await says(page, /starts 1\.4\.4 as a hotfix/);
  await card(page, '1.4.4').filter({ hasText: 'Hotfix of 1.4.3-rc.1' }).waitFor(patience);
  await card(page, '1.4.4')
    .filter({ hasText: /staging\s+runs 1\.4\.4-rc\.1/ })
    .waitFor(patience);
  await leave();
});

test('it ships, and the release that waited is kept back until somebody picks the fix, on a phone', async () => {
  await play(shipHotfix);
  await play(pickIntoNext.slice(0, 2));
  const phone = await visit(browser, sandbox.page.url, { as: 'dana', width: 360, height: 780 });
  await phone.page.getByRole('button', { name: /^Channel releases/ }).tap();
  const told = message(phone.page, /to production as 1\.4\.4, ahead of 1\.5\.0/).last();
  await told.waitFor(patience);
  await told.getByRole('button', { name: /^Pick #/ }).tap();
  await says(phone.page, /is in conflict with 1\.5\.0/);
  await card(phone.page, '1.5.0')
    .filter({ hasText: 'is in conflict and waits for people' })
    .waitFor(patience);
  await phone.leave();

  const { page, leave } = await visit(browser, sandbox.page.url);
  await play(pickIntoNext.slice(3));
  await card(page, '1.5.0').filter({ hasText: 'rc.2' }).waitFor(patience);
  await play(shipNext);
  await says(page, /1\.5\.0 is shipped/);
  const { repositories } = await sandbox.github.control.snapshot();
  expect(repositories[0]?.releases.map(({ tag }) => tag)).toEqual(
    expect.arrayContaining(['v1.4.3', 'v1.4.4', 'v1.5.0']),
  );
  await leave();
});
