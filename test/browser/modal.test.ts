import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { launchChromium } from './support/chromium.ts';
import { message, seen, send } from './support/doing.ts';
import { startSampleSandbox } from './support/sample-sandbox.ts';
import { type Visitor, visit } from './support/visitor.ts';

let browser: Browser;
let sandbox: Sandbox;
let dana: Visitor;

beforeAll(async () => {
  [browser, sandbox] = await Promise.all([launchChromium(), startSampleSandbox()]);
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});
beforeEach(async () => {
  dana = await visit(browser, sandbox.page.url);
  await send(dana.page, '/release form');
  await dana.page.getByRole('dialog', { name: 'Every input' }).waitFor();
});
afterEach(async () => {
  const { world, as } = sandbox.slack.control;
  if ((world.modals.get(people.dana) ?? []).length > 0) await as(people.dana).close('all');
  await dana.leave();
});

test('a form begins at its first field, and sends what was entered', async () => {
  const { page } = dana;
  await page.keyboard.type('storefront');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await seen(message(page, 'Saved storefront.'))).toBe(true);
});

test('what is wrong stands at the field, and the form keeps what was entered', async () => {
  const { page } = dana;
  const name = page.getByRole('textbox', { name: 'Name' });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').filter({ hasText: 'complete this required field' }).waitFor();
  await name.fill('wrong');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').filter({ hasText: 'That name is taken.' }).waitFor();
  expect(await name.inputValue()).toBe('wrong');
});

test('every input sends what it holds', async () => {
  const { page } = dana;
  await page.getByRole('textbox', { name: 'Name' }).fill('all');
  await page.getByRole('combobox', { name: 'Environment' }).click();
  await page.getByRole('option', { name: 'production' }).click();
  await page.getByRole('combobox', { name: 'Commit' }).fill('parcels');
  await page.getByRole('option', { name: 'abc1234 feat: parcels' }).click();
  const reviewers = page.getByRole('combobox', { name: 'Reviewers' });
  await reviewers.fill('priya');
  await reviewers.press('Enter');
  await reviewers.fill('marco');
  await reviewers.press('Enter');
  await reviewers.press('Escape');
  await page.getByLabel('Until').fill('2027-01-31');
  await page.getByRole('checkbox', { name: 'e2e' }).check();
  await page.getByRole('radio', { name: 'automatic' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await message(page, 'Saved all.').waitFor();
  const sent = JSON.stringify(
    sandbox.slack.control.log().findLast((each) => each.what === 'view_submission'),
  );
  for (const part of [
    '"selected_option":{"text":{"type":"plain_text","text":"production"},"value":"production"}',
    '"value":"abc1234"',
    '"selected_users":["U07PRIYA001","U07MARCO001"]',
    '"selected_date":"2027-01-31"',
    '"selected_options":[{"text":{"type":"plain_text","text":"e2e"},"value":"e2e"}]',
    '"value":"automatic"',
  ]) {
    expect(sent).toContain(part);
  }
});

test('one view stands on another, and going back keeps the one below', async () => {
  const { page } = dana;
  await page.getByRole('textbox', { name: 'Name' }).fill('kept');
  await page.getByRole('button', { name: 'Another on top' }).click();
  const deeper = page.getByRole('dialog', { name: 'Deeper' });
  await deeper.waitFor();
  await deeper.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('dialog', { name: 'Every input' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('kept');
});

test('Escape closes the menu first, then the form, and the composer has the keyboard again', async () => {
  const { page } = dana;
  await page.getByRole('combobox', { name: 'Environment' }).click();
  await page.getByRole('listbox').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  expect(await page.getByRole('dialog').count()).toBe(1);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await expect.poll(() => page.locator(':focus').getAttribute('placeholder')).toBe('Message #releases');
});
