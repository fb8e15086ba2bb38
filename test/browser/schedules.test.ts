import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { launchChromium } from './support/chromium.ts';
import { gone, message, send } from './support/doing.ts';
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
const limit = 300_000;
const says = (page: Page, words: RegExp): Promise<void> => message(page, words).last().waitFor(patience);
/** The latest message that reads so and has this button. */
const withButton = (page: Page, words: RegExp, name: string | RegExp): Locator =>
  message(page, words)
    .filter({ has: page.getByRole('button', { name }) })
    .last();
const press = (page: Page, words: RegExp, name: string | RegExp): Promise<void> =>
  withButton(page, words, name).getByRole('button', { name }).first().click(patience);
const confirm = async (page: Page, name: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name, exact: true }).click(patience);
  expect(await gone(dialog)).toBe(true);
};
const dispatched = (to: string): number =>
  sandbox.github.control.runs.list().filter(({ inputs }) => inputs['environment'] === to).length;

test(
  'a digest is asked for, shared by a click, and the scheduled one is skipped and resumed by clicks',
  async () => {
    const { page, leave } = await visit(browser, sandbox.page.url);
    await send(page, '/release cut');
    await message(page, /storefront 1\.5\.0 · rc\.1/)
      .filter({ hasText: 'Promote to production' })
      .first()
      .waitFor(patience);
    await send(page, '/release digest');
    await says(page, /📊 storefront.*On the way.*1\.5\.0.*In numbers/s);
    await press(page, /📊 storefront/, 'Share here');
    await says(page, /📊 storefront.*Shared by @dana/s);
    await send(page, '/release schedule');
    await says(page, /The digest leaves .* Europe\/Berlin/);
    await press(page, /Schedule of storefront/, /^Skip digest/);
    await says(page, /The digest of storefront, .*, is skipped, says @dana/);
    await send(page, '/release schedule');
    await press(page, /The digest leaves .*skipped/s, /^Resume digest/);
    await says(page, /The digest of storefront, .*, is sent after all, says @dana/);
    expect(await message(page, /is skipped, says @dana/).count()).toBe(1);
    await leave();
  },
  limit,
);

test(
  'a promotion is planned, shown in the schedule, and cancelled there by a click before it starts',
  async () => {
    const { page, leave } = await visit(browser, sandbox.page.url);
    await send(page, '/release promote 1.5 to production at tomorrow 9:00 latest 2h');
    await says(page, /1\.5\.0-rc\.1 to production/);
    await send(page, '/release schedule');
    await press(page, /Planned promotions.*1\.5\.0-rc\.1 to production/s, 'Cancel');
    await says(page, /1\.5\.0-rc\.1 to production is cancelled/);
    await send(page, '/release schedule');
    await message(page, /Schedule of storefront/)
      .last()
      .filter({ hasNotText: 'Planned promotions' })
      .waitFor(patience);
    expect(dispatched('production')).toBe(0);
    await leave();
  },
  limit,
);

test(
  'a freeze is planned on a phone, and ended by a click before it begins',
  async () => {
    const { page, leave } = await visit(browser, sandbox.page.url, { width: 360, height: 780 });
    await page.getByRole('button', { name: /^Channel releases/ }).tap();
    await send(page, '/release freeze production from tomorrow 18:00 because of the audit');
    await press(page, /@dana freezes production of storefront from .*of the audit/s, 'End the freeze');
    expect(await serious(page)).toEqual([]);
    await confirm(page, 'End it');
    await says(page, /@dana ended the freeze of production of storefront/);
    await press(page, /@dana freezes production of storefront from/, 'End the freeze');
    await confirm(page, 'End it');
    await says(page, /not-frozen/);
    await leave();
  },
  limit,
);
