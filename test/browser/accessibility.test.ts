import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { launchChromium } from './support/chromium.ts';
import { message, send } from './support/doing.ts';
import { startSampleSandbox } from './support/sample-sandbox.ts';
import { serious } from './support/serious.ts';
import { visit } from './support/visitor.ts';

let browser: Browser;
let sandbox: Sandbox;

beforeAll(async () => {
  [browser, sandbox] = await Promise.all([launchChromium(), startSampleSandbox()]);
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});

describe.each(['light', 'dark'] as const)('in %s, nothing shuts anybody out', (theme) => {
  test.each([1280, 360])('at %i pixels', async (width) => {
    const { page, leave } = await visit(browser, sandbox.page.url, { theme, width });
    if (width < 500) await page.getByRole('button', { name: /^Channel releases/ }).click();
    for (const word of ['blocks', 'count', 'thread', 'anything']) await send(page, `/release ${word}`);
    await message(page, 'Only you see this').last().waitFor();
    expect(await serious(page)).toEqual([]);

    await message(page, 'A card with a story')
      .getByRole('button', { name: /2 replies/ })
      .first()
      .click();
    await page.getByRole('complementary', { name: 'Thread' }).waitFor();
    expect(await serious(page)).toEqual([]);

    for (const name of ['World outside', 'Inspector']) {
      await page.getByRole('button', { name }).click();
      await page.getByRole('complementary', { name }).waitFor();
      expect(await serious(page)).toEqual([]);
    }
    await page.getByRole('button', { name: 'Close inspector' }).click();

    await send(page, '/release form');
    await page.getByRole('dialog', { name: 'Every input' }).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').waitFor();
    expect(await serious(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await leave();
  });
});
