import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { doStep } from '../../sandbox/story/do-step.ts';
import { approve } from '../../sandbox/story/promote-story.ts';
import type { Step } from '../../sandbox/story/story.ts';
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
const play = async (...steps: readonly Step[]): Promise<void> => {
  for (const step of steps) await doStep(sandbox, step);
};
const agree = (version: string): readonly Step[] => {
  const asked = new RegExp(`${version}-rc.1 to production`);
  return [
    { who: 'dana', does: { kind: 'command', text: `promote ${version} to production` }, sees: [asked] },
    approve('priya', asked, [/1 of 2/]),
    approve('marco', asked, [/2 of 2/]),
  ];
};
const verify: Step = { who: 'dana', does: { kind: 'wait', minutes: 1 }, sees: [/is shipped/] };

const says = (page: Page, words: RegExp): Promise<void> => message(page, words).last().waitFor(patience);
const world = async (page: Page, does: () => Promise<unknown>): Promise<void> => {
  await page.getByRole('button', { name: 'World outside' }).click();
  await does();
  await page.getByRole('button', { name: 'Close world outside' }).click();
};
const forward = (page: Page, by: string): Promise<void> =>
  world(page, () => page.getByRole('button', { name: `Move the clock forward by ${by}` }).click());
const thread = (page: Page): Locator => page.getByRole('complementary', { name: 'Thread' });
const openThread = (page: Page, words: RegExp): Promise<void> =>
  message(page, words).first().getByRole('button', { name: /repl/ }).click(patience);
const inThread = (page: Page, words: RegExp): Locator =>
  thread(page).getByRole('article').filter({ hasText: words });
const closeThread = (page: Page): Promise<void> =>
  thread(page).getByRole('button', { name: 'Close thread' }).click();
const fill = async (page: Page, field: RegExp, words: string, submit: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: field }).fill(words, patience);
  await dialog.getByRole('button', { name: submit, exact: true }).click();
  expect(await gone(dialog)).toBe(true);
};
const card = /storefront 1\.5\.0 · rc\.1/;
const coming = /storefront 1\.5\.0 is coming/;
const letters = (page: Page): Locator => page.getByRole('list', { name: 'What left, newest first' });

test(
  'a train is announced a day ahead by the clock, and cut at its time',
  async () => {
    const { page, leave } = await visit(browser, sandbox.page.url);
    await send(page, '/release schedule');
    await says(page, /A release is cut .* Europe\/Berlin/);
    await forward(page, '1 day');
    await says(page, /The next release of storefront .*If it were cut now: 1\.5\.0-rc\.1/s);
    expect(sandbox.github.control.runs.list()).toEqual([]);
    await forward(page, '1 day');
    await says(page, /The release train of storefront was cut: 1\.5\.0-rc\.1/);
    await message(page, card).filter({ hasText: 'Promote to production' }).waitFor(patience);
    await leave();
  },
  limit,
);

test(
  'support reads what is coming, and whoever is outside nothing before a captain wrote it',
  async () => {
    const support = await visit(browser, sandbox.page.url, { as: 'toni' });
    await support.page.getByRole('button', { name: /^Channel support/ }).click();
    await message(support.page, coming).filter({ hasText: 'pay by invoice' }).first().waitFor(patience);
    await support.leave();

    const { page, leave } = await visit(browser, sandbox.page.url);
    await openThread(page, card);
    const held = inThread(page, /gets only what a captain wrote/).first();
    await held.waitFor(patience);
    expect(sandbox.outside.letters()).toEqual([]);
    await held.getByRole('button', { name: 'Edit and send' }).click();
    await fill(page, /outside/i, 'Customers can pay by invoice.', 'Save');
    await page.getByRole('button', { name: 'World outside' }).click();
    await letters(page)
      .getByRole('button', { name: /^E-mail storefront 1\.5\.0 to ops@partner\.example/ })
      .click(patience);
    await letters(page)
      .getByRole('button', {
        name: /^Webhook storefront 1\.5\.0: notice\.asn to \/partner, signature verified, answered 204/,
      })
      .click(patience);
    const left = await letters(page).innerText();
    expect(left).toMatch(/is coming\. Expected: no date yet\.\s+Customers can pay by invoice\./);
    expect(left).toContain('"type": "notice.asn"');
    await leave();
  },
  limit,
);

test(
  'a concern is raised on a phone, keeps the release back, and is answered under the notice',
  async () => {
    const phone = await visit(browser, sandbox.page.url, { as: 'toni', width: 360, height: 780 });
    await phone.page.getByRole('button', { name: /^Channel support/ }).tap();
    const notice = message(phone.page, coming).first();
    await notice.getByRole('button', { name: 'Concern' }).tap(patience);
    const dialog = phone.page.getByRole('dialog');
    await dialog.getByText(/What concerns you about 1\.5\.0/).waitFor(patience);
    await dialog.getByRole('textbox', { name: 'Your concern' }).fill('Do last month’s invoices change?');
    await dialog.getByRole('button', { name: 'Raise' }).tap();
    expect(await gone(dialog)).toBe(true);
    await notice.getByRole('button', { name: /repl/ }).tap(patience);
    await inThread(phone.page, /@toni has a concern.*A captain is asked/s).waitFor(patience);
    expect(await serious(phone.page)).toEqual([]);

    await play(...agree('1.5.0'), { who: 'dana', does: { kind: 'wait', minutes: 2 } });
    const { page, leave } = await visit(browser, sandbox.page.url);
    await send(page, '/release why production');
    await says(page, /no open concern waits: a concern of @toni is not answered/);
    await openThread(page, card);
    const asked = inThread(page, /Please answer, @release-captains/);
    await asked.getByRole('button', { name: 'Answer' }).click(patience);
    await fill(page, /Your answer/, 'No: only orders from now on.', 'Answer');
    await leave();
    await inThread(phone.page, /@dana answers @toni.*only orders from now on/s).waitFor(patience);
    await phone.leave();
  },
  limit,
);

test(
  'it ships, and the proof stands under its notice, by e-mail as an answer to the first',
  async () => {
    await play(verify);
    const { page, leave } = await visit(browser, sandbox.page.url, { as: 'toni' });
    await page.getByRole('button', { name: /^Channel support/ }).click();
    await openThread(page, /storefront 1\.5\.0 is in production/);
    await inThread(
      page,
      /1\.5\.0 has been in production since.*Evidence.*Approved by @priya, @marco/s,
    ).waitFor(patience);
    await closeThread(page);
    const proof = message(page, /1\.5\.0 has been in production since/);
    expect(await proof.count()).toBe(1);
    expect(await proof.innerText()).toMatch(
      /replied to a thread: storefront 1\.5\.0 is in production.*It arrived \w+ at/,
    );
    await page.getByRole('button', { name: 'World outside' }).click();
    await letters(page)
      .getByRole('button', { name: /^E-mail ↳ storefront 1\.5\.0/ })
      .click(patience);
    await letters(page)
      .getByText(/storefront 1\.5\.0 has been in production since/)
      .first()
      .waitFor(patience);
    await leave();
  },
  limit,
);

test(
  'one is returned, and the same people are told under the same message',
  async () => {
    await play(
      { who: 'marco', does: { kind: 'land', title: 'fix: count the basket once' } },
      {
        who: 'dana',
        does: { kind: 'command', text: 'cut' },
        sees: [/1\.5\.1-rc\.1 runs in staging/],
      },
      ...agree('1.5.1'),
      { who: 'dana', does: { kind: 'wait', minutes: 2 }, sees: [/is being verified/] },
      verify,
    );
    const { page, leave } = await visit(browser, sandbox.page.url);
    await message(page, /storefront 1\.5\.1 · rc\.1/)
      .first()
      .getByRole('button', { name: 'Roll back production' })
      .click(patience);
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Back to 1\.5\.0-rc\.1/).waitFor(patience);
    await dialog.getByRole('button', { name: 'Roll back', exact: true }).click();
    expect(await gone(dialog)).toBe(true);
    await says(page, /rolls back production from 1\.5\.1-rc\.1/);
    await forward(page, '1 minute');
    await says(page, /production is back on 1\.5\.0-rc\.1, verified/);
    await leave();

    const support = await visit(browser, sandbox.page.url, { as: 'toni' });
    await support.page.getByRole('button', { name: /^Channel support/ }).click();
    await openThread(support.page, /storefront 1\.5\.1 was returned/);
    await inThread(
      support.page,
      /1\.5\.1 was returned from production.*1\.5\.0-rc\.1 runs there again/s,
    ).waitFor(patience);
    await support.leave();
  },
  limit,
);
