import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { launchChromium } from './support/chromium.ts';
import { become, composer, gone, message, seen, send, walkTo } from './support/doing.ts';
import { startRealSandbox } from './support/real-sandbox.ts';
import { visit } from './support/visitor.ts';

let browser: Browser;
let sandbox: Sandbox;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});
beforeEach(async () => {
  sandbox = await startRealSandbox();
});
afterEach(async () => {
  await sandbox.stop();
});

const cardOf = (page: Page): Locator =>
  message(page, /storefront 1\.5\.0 · rc\.1/).filter({ has: page.getByRole('heading') });

test('a captain cuts a release with the mouse and sees the card become ready', async () => {
  const { page, leave } = await visit(browser, sandbox.page.url);
  await composer(page).click();
  await page.keyboard.type('/release cut');
  await page.getByRole('button', { name: 'Send' }).click();
  const release = cardOf(page);
  await release.filter({ hasText: /[Bb]uild/ }).waitFor();
  await release.filter({ hasText: 'Ready since' }).waitFor();
  await release.getByText('(edited)').waitFor();
  await release.getByRole('button', { name: 'Edit notes' }).click();
  const notes = page.getByRole('dialog', { name: 'Edit notes' });
  await notes.getByRole('textbox', { name: /^Fixes/ }).fill('Everything that was broken.');
  await notes.getByRole('button', { name: 'Save' }).click();
  expect(await gone(notes)).toBe(true);
  expect(await seen(release.filter({ hasText: 'Everything that was broken.' }))).toBe(true);
  await leave();
});

test('a captain cuts a release with a thumb on 360 pixels', async () => {
  const { page, leave } = await visit(browser, sandbox.page.url, { width: 360, height: 740 });
  await page.getByRole('button', { name: /^Channel releases/ }).tap();
  await composer(page).tap();
  await page.keyboard.type('/rel');
  await page.getByRole('option', { name: /^\/release/ }).tap();
  await page.keyboard.type('cu');
  await page.getByRole('option', { name: /^cut \[project\] \[at/ }).tap();
  await page.getByRole('button', { name: 'Send' }).tap();
  const release = cardOf(page);
  await release.filter({ hasText: 'Ready since' }).waitFor();
  await release.getByRole('button', { name: /repl/ }).tap();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByRole('textbox').fill('@waybill status');
  await thread.getByRole('button', { name: 'Send' }).tap();
  await thread.getByText('storefront: status').waitFor();
  await thread.getByRole('button', { name: 'Close thread' }).tap();
  const width = await page.evaluate('document.documentElement.scrollWidth');
  expect(width).toBe(360);
  await leave();
});

test('a captain cuts a release without touching anything but the keyboard', async () => {
  const { page, leave } = await visit(browser, sandbox.page.url);
  await expect.poll(() => page.locator(':focus').getAttribute('placeholder')).toBe('Message #releases');
  await page.keyboard.type('/rel');
  await page.getByRole('option', { name: /^\/release/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('cu');
  await page.getByRole('option', { name: /^cut \[project\] \[at/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await composer(page).inputValue()).toBe('/release cut ');
  await page.keyboard.press('Enter');
  const release = cardOf(page);
  await release.filter({ hasText: 'Ready since' }).waitFor();
  const edit = release.getByRole('button', { name: 'Edit notes' });
  await walkTo(page, 'Shift+Tab', edit);
  await page.keyboard.press('Enter');
  const notes = page.getByRole('dialog', { name: 'Edit notes' });
  await notes.locator('textarea:focus').waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('All by keyboard.');
  const save = notes.getByRole('button', { name: 'Save' });
  await walkTo(page, 'Tab', save);
  await page.keyboard.press('Enter');
  expect(await gone(notes)).toBe(true);
  expect(await seen(release.filter({ hasText: 'All by keyboard.' }))).toBe(true);
  await leave();
});

test('whoever may not cut is told so, and nothing is cut', async () => {
  const { page, leave } = await visit(browser, sandbox.page.url, { as: 'sam' });
  await send(page, '/release cut');
  await message(page, 'You may not cut').waitFor();
  await become(page, 'Gwen Ito');
  await send(page, '/release cut');
  await message(page, 'Guests of this workspace may not cut').waitFor();
  await become(page, 'Stefan Lund');
  await page.getByRole('button', { name: /^Channel partner/ }).click();
  await send(page, '/release status', 'partner');
  await message(page, '/release is not a valid command').waitFor();
  expect(sandbox.github.control.runs.list()).toEqual([]);
  await leave();
});

test('a bot that is killed in the middle of a cut finishes it when it is back', async () => {
  const { page, leave } = await visit(browser, sandbox.page.url);
  await send(page, '/release cut');
  await cardOf(page).waitFor();
  await page.getByRole('button', { name: 'World outside' }).click();
  await page.getByRole('button', { name: 'Kill (-9)' }).click();
  await page.getByRole('status').filter({ hasText: 'Bot down' }).waitFor();
  await send(page, '/release status');
  await message(page, '/release failed with the error "dispatch_failed"').waitFor();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('status').filter({ hasText: 'Bot running' }).waitFor();
  await cardOf(page).filter({ hasText: 'Ready since' }).waitFor({ timeout: 30_000 });
  expect(await cardOf(page).count()).toBe(1);
  const builds = sandbox.github.control.runs.list().filter(({ workflow }) => workflow.endsWith('/build.yml'));
  expect(builds).toHaveLength(1);
  await leave();
});

test("a pull request's title that wants to be markup comes out as text", async () => {
  const title = 'feat: <img src=x onerror=alert(1)> *bold* <!channel> <https://evil.example|log in> @here';
  const { page, leave } = await visit(browser, sandbox.page.url);
  await page.getByRole('button', { name: 'World outside' }).click();
  await page.getByRole('textbox', { name: 'Title of a pull request to merge' }).fill(title);
  await page.getByRole('button', { name: 'Open and merge' }).click();
  await page.getByRole('listitem').filter({ hasText: title }).first().waitFor();
  await page.getByRole('button', { name: 'Close world outside' }).click();
  await send(page, '/release preview');
  const shown = message(page, '<!channel> <https://evil.example|log in> @here');
  await shown.waitFor();
  expect(await shown.locator('img').count()).toBe(0);
  expect(await shown.getByRole('link', { name: 'log in' }).count()).toBe(0);
  expect(await shown.locator('.mention').filter({ hasText: 'channel' }).count()).toBe(0);
  expect(await shown.locator('.mention').filter({ hasText: 'here' }).count()).toBe(0);
  await leave();
});

test('a build that fails says so, and is repeated as the same candidate', async () => {
  const { page, leave } = await visit(browser, sandbox.page.url);
  await page.getByRole('button', { name: 'World outside' }).click();
  await page.getByRole('button', { name: 'Arrange' }).click();
  await page.getByText('The next run fails.').waitFor();
  await send(page, '/release cut');
  const release = cardOf(page);
  await release.getByRole('button', { name: 'Repeat build' }).click();
  await release.filter({ hasText: 'Ready since' }).waitFor();
  expect(await release.count()).toBe(1);
  await leave();
});
