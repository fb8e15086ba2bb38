import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { launchChromium } from './support/chromium.ts';
import { become, gone, message, send } from './support/doing.ts';
import { startRealSandbox } from './support/real-sandbox.ts';
import { visit } from './support/visitor.ts';

let browser: Browser;
let sandbox: Sandbox;

beforeAll(async () => {
  [browser, sandbox] = await Promise.all([launchChromium(), startRealSandbox()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), sandbox.stop()]);
});

const withButton = (page: Page, words: RegExp, name: string): Locator =>
  message(page, words)
    .filter({ has: page.getByRole('button', { name, exact: true }) })
    .last();
const card = (page: Page, version: RegExp): Locator => message(page, version).first();
const request = (page: Page, words: RegExp): Locator => withButton(page, words, 'Approve');
const says = (page: Page, words: string | RegExp): Promise<void> =>
  message(page, words).last().waitFor({ timeout: 60_000 });
const press = async (page: Page, name: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name, exact: true }).click();
  expect(await gone(dialog)).toBe(true);
};
const approve = async (page: Page, words: RegExp): Promise<void> => {
  await request(page, words).getByRole('button', { name: 'Approve', exact: true }).click();
  await press(page, 'Approve');
};

/** Cuts from what is on trunk, waits until staging has it by itself, and asks for production. */
async function askForProduction(page: Page, version: RegExp): Promise<void> {
  await send(page, '/release cut');
  const promote = card(page, version).getByRole('button', { name: 'Promote to production' });
  await promote.waitFor({ timeout: 60_000 });
  expect(await card(page, version).innerText()).toMatch(/staging\s+runs \d\.\d\.\d-rc\.1/);
  await promote.click();
  await press(page, 'Promote');
}

async function moveClock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'World outside' }).click();
  await page.getByRole('button', { name: 'Move the clock forward by 1 minute' }).click();
  await page.getByRole('button', { name: 'Close world outside' }).click();
}

test('a release goes to staging by itself, and to production when two others have agreed; it is verified, and shipped', async () => {
  const { page, leave } = await visit(browser, sandbox.page.url);
  const version = /storefront 1\.5\.0 · rc\.1/;
  const asked = /storefront 1\.5\.0-rc\.1 to production/;
  await askForProduction(page, version);
  await request(page, asked).filter({ hasText: 'Approvals 0 of 2' }).waitFor();
  await approve(page, asked);
  await card(page, version).getByRole('button', { name: /repl/ }).click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByText('own-request').waitFor();
  await thread.getByRole('button', { name: 'Close thread' }).click();

  const phone = await visit(browser, sandbox.page.url, { as: 'priya', width: 360, height: 780 });
  await phone.page.getByRole('button', { name: /^Channel releases/ }).tap();
  await approve(phone.page, asked);
  await request(phone.page, asked).filter({ hasText: 'Approvals 1 of 2' }).waitFor();
  const box = await request(phone.page, asked).boundingBox();
  expect(box?.height).toBeLessThan(780);
  await phone.leave();

  await become(page, 'Marco Bianchi');
  await approve(page, asked);
  await request(page, asked).filter({ hasText: 'Approvals 2 of 2' }).waitFor();
  await moveClock(page);
  await card(page, version)
    .filter({ hasText: /production\s+1\.5\.0-rc\.1 being verified/ })
    .waitFor({ timeout: 60_000 });
  await card(page, version).filter({ hasText: 'Shipped' }).waitFor({ timeout: 60_000 });
  await says(page, '1.5.0 is shipped');
  await leave();
});
