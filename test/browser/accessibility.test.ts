import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { launchChromium } from './support/chromium.ts';
import { message, send } from './support/doing.ts';
import { startSampleSandbox } from './support/sample-sandbox.ts';
import { visit } from './support/visitor.ts';

let browser: Browser;
let sandbox: Sandbox;
let axe: string;

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  [browser, sandbox] = await Promise.all([launchChromium(), startSampleSandbox()]);
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});

interface Found {
  readonly id: string;
  readonly impact: string;
  readonly where: readonly string[];
}

/** The violations that keep somebody from using the page. */
const serious = async (page: Page): Promise<readonly Found[]> => {
  await page.evaluate(axe);
  const found: unknown = await page.evaluate(
    `axe.run(document).then(({ violations }) => violations
      .filter((each) => each.impact === 'serious' || each.impact === 'critical')
      .map((each) => ({ id: each.id, impact: each.impact, where: each.nodes.map((node) => node.html.slice(0, 160)) })))`,
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made of these fields by the expression above
  return found as readonly Found[];
};

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
