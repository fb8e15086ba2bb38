import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { launchChromium } from './support/chromium.ts';
import { message, send } from './support/doing.ts';
import { startRealSandbox } from './support/real-sandbox.ts';
import { serious } from './support/serious.ts';
import { visit } from './support/visitor.ts';

let browser: Browser;
let sandbox: Sandbox;

beforeAll(async () => {
  [browser, sandbox] = await Promise.all([launchChromium(), startRealSandbox()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), sandbox.stop()]);
});

const patience = { timeout: 60_000 };
const letters = (page: Page): Locator => page.getByRole('list', { name: 'What left, newest first' });
const open = (page: Page, words: RegExp): Promise<void> =>
  letters(page).getByRole('button', { name: words }).first().click(patience);

test('what a captain writes for those outside is seen to leave by e-mail and by signed webhook, and not before', async () => {
  const { page, leave } = await visit(browser, sandbox.page.url);
  await send(page, '/release cut');
  const card = message(page, /storefront 1\.5\.0 · rc\.1/).first();
  await card.getByRole('button', { name: /repl/ }).click(patience);
  const held = page
    .getByRole('complementary', { name: 'Thread' })
    .getByRole('article')
    .filter({ hasText: 'gets only what a captain wrote' });
  await held.first().waitFor(patience);
  await page.getByRole('button', { name: 'World outside' }).click();
  await page.getByText('Nothing has left yet.').waitFor();

  await card.getByRole('button', { name: /repl/ }).click();
  await held.getByRole('button', { name: 'Edit and send' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox', { name: /outside/i })
    .fill('Orders <b>arrive</b> faster & <script>alert(1)</script> more quietly.', patience);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'World outside' }).click();
  await open(page, /^E-mail storefront 1\.5\.0 to ops@partner\.example/);
  await open(page, /^Webhook storefront 1\.5\.0: notice\.asn to \/partner, signature verified, answered 204/);
  const text = await letters(page).innerText();
  expect(text).toContain('<script>alert(1)</script> more quietly.');
  expect(text).toContain('webhook-signature');
  expect(text).toContain('"kind": "asn"');
  const framed = page.frameLocator('iframe[title="storefront 1.5.0 as HTML"]');
  await framed.getByText('Orders <b>arrive</b> faster & <script>alert(1)</script>').waitFor(patience);
  await leave();
}, 180_000);

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  test.each([1280, 360])(
    'each letter can be read at %i pixels',
    async (width) => {
      const { page, leave } = await visit(browser, sandbox.page.url, { theme, width });
      await page.getByRole('button', { name: 'World outside' }).click();
      await open(page, /^E-mail/);
      await open(page, /^Webhook/);
      await page.getByRole('heading', { name: 'As HTML' }).waitFor();
      const pane = page.getByRole('region', { name: 'World outside' });
      expect(await pane.evaluate((each) => each.scrollWidth - each.clientWidth)).toBeLessThanOrEqual(0);
      expect(await serious(page)).toEqual([]);
      await leave();
    },
    60_000,
  );
});

test('a receiver that answers 503 is asked again under the same id, and the page counts it', async () => {
  const { page, leave } = await visit(browser, sandbox.page.url);
  sandbox.outside.receiver.answer(503);
  await send(page, '/release abandon 1.5.0 because nobody wants it');
  await page.getByRole('button', { name: 'World outside' }).click();
  const failing = letters(page).getByRole('button', { name: /signature verified, answered 503/ });
  await failing.waitFor(patience);
  sandbox.outside.receiver.answer(204);
  const forward = page.getByRole('button', { name: 'Move the clock forward by 1 minute' });
  await forward.click();
  const taken = letters(page).getByRole('button', { name: /tried 2 times, answered 204/ });
  await taken.waitFor(patience);
  expect(await failing.count()).toBe(0);
  await leave();
}, 120_000);
