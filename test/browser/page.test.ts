import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { launchChromium } from './support/chromium.ts';
import { become, composer, gone, message, seen, send, sendFor } from './support/doing.ts';
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
});
afterEach(async () => {
  await dana.leave();
});

describe('messages', () => {
  test('every block that a message may hold is drawn', async () => {
    const { page } = dana;
    const card = await sendFor(page, '/release blocks', 'Deploying to staging');
    await card.getByRole('heading', { name: 'storefront 1.5.0-rc.1 package' }).waitFor();
    expect(await page.locator('.unknown').count()).toBe(0);
    expect(await card.getByRole('img', { name: 'In progress' }).count()).toBe(1);
    expect(await card.getByRole('row').count()).toBeGreaterThan(4);
    expect(await card.locator('.chart svg').count()).toBe(2);
  });

  test('what only one sees is marked, follows the person, and can be dismissed', async () => {
    const { page } = dana;
    await send(page, '/release secret plans');
    const own = message(page, 'Only you see this: secret plans');
    await own.getByText('Only visible to you').waitFor();
    await become(page, 'Priya Raman');
    await composer(page).waitFor();
    expect(await own.count()).toBe(0);
    await become(page, 'Dana Okafor');
    await own.hover();
    await own.getByRole('button', { name: 'Dismiss message' }).click();
    await own.waitFor({ state: 'detached' });
  });

  test('an edit appears in place and says so', async () => {
    const { page } = dana;
    const counter = await sendFor(page, '/release count', 'Pressed');
    await counter.getByRole('button', { name: 'Count' }).click();
    await counter.getByText('Pressed 1 times.').waitFor();
    expect(await counter.getByText('(edited)').count()).toBe(1);
  });

  test('a picture that the bot uploads is shown', async () => {
    const { page } = dana;
    await sendFor(page, '/release picture', 'Lead time');
    const width = 'document.querySelector(\'.files img[alt="Lead time"]\').naturalWidth';
    await expect.poll(() => page.evaluate(width)).toBe(1);
  });

  test('a double click presses once', async () => {
    const { page } = dana;
    const counter = await sendFor(page, '/release count', 'Pressed');
    await counter.getByRole('button', { name: 'Count' }).dblclick();
    await counter.getByText('Pressed 1 times.').waitFor();
    const clicks = sandbox.slack.control.log().filter((each) => each.what === 'block_actions').length;
    await counter.getByRole('button', { name: 'Count' }).click();
    await counter.getByText('Pressed 2 times.').waitFor();
    expect(sandbox.slack.control.log().filter((each) => each.what === 'block_actions')).toHaveLength(
      clicks + 1,
    );
  });

  test('a button asks first where the bot wants that, and takes no for an answer', async () => {
    const { page } = dana;
    const counter = await sendFor(page, '/release count', 'Pressed');
    const button = counter.getByRole('button', { name: 'Ask first' });
    await button.click();
    await page.getByRole('dialog', { name: 'Really?' }).getByRole('button', { name: 'Leave it' }).click();
    expect(await message(page, 'You were sure.').count()).toBe(0);
    await button.click();
    await page.keyboard.press('Enter');
    await message(page, 'You were sure.').waitFor();
  });

  test('a button whose click nobody answers says so', async () => {
    const { page } = dana;
    const counter = await sendFor(page, '/release count', 'Pressed');
    const silent = counter.getByRole('button', { name: 'Never answers' });
    await silent.click();
    await page.locator('[aria-busy=true]').waitFor();
    await counter.getByRole('img', { name: 'That did not work: the app did not respond.' }).waitFor();
    expect(await silent.getAttribute('aria-busy')).toBe('false');
  });

  test('a command that nobody answers fails in the words of Slack', async () => {
    const { page } = dana;
    await send(page, '/release silent');
    expect(await seen(message(page, '/release failed because the app did not respond'))).toBe(true);
  });

  test('markup from outside comes out as text', async () => {
    const { page } = dana;
    const hostile = '<img src=x onerror="document.title=1"><script>document.title=1</script> &lt;b&gt;';
    await send(page, hostile);
    await message(page, hostile).waitFor();
    expect(await message(page, hostile).locator('img, script').count()).toBe(0);
    expect(await page.title()).toContain('sandbox');
  });

  test('an answer in a thread is written beside it, and the bot can be asked there', async () => {
    const { page } = dana;
    const card = await sendFor(page, '/release thread', 'A card with a story');
    await card.getByRole('button', { name: /2 replies/ }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('First it was built.').waitFor();
    const reply = thread.getByRole('textbox');
    await reply.fill('@waybill why');
    await reply.press('Enter');
    await thread.getByText('You said: @waybill why').waitFor();
    await page.keyboard.press('Escape');
    expect(await gone(thread)).toBe(true);
  });
});

describe('the workspace', () => {
  test('a channel where something was said is marked until it is looked at', async () => {
    const { page } = dana;
    const general = page.getByRole('button', { name: /^Channel support/ });
    sandbox.slack.control.as('U07TONI0001').say('Is 1.5 out, @dana?', { channel: 'support' });
    await page.getByRole('button', { name: 'Channel support, 1 unread' }).waitFor();
    await general.click();
    await message(page, 'Is 1.5 out').waitFor();
    await page.getByRole('button', { name: /^Channel releases/ }).click();
    expect(await seen(page.getByRole('button', { name: 'Channel support', exact: true }))).toBe(true);
  });

  test('everybody sees only the channels they are in', async () => {
    const { page } = dana;
    await become(page, 'Stefan Lund');
    await page.getByRole('button', { name: /^Channel partner/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Channel releases/ }).count()).toBe(0);
  });

  test('a tab remembers who one was', async () => {
    const { page } = dana;
    await become(page, 'Marco Bianchi');
    await page.reload();
    expect(await seen(page.getByRole('button', { name: /^You are\W*Marco Bianchi/ }))).toBe(true);
  });

  test('the App Home is the one of the person', async () => {
    const { page } = dana;
    await page.getByRole('button', { name: 'Waybill', exact: true }).click();
    await page.getByText('Nothing waits for @dana.').waitFor();
    await become(page, 'Priya Raman');
    expect(await seen(page.getByText('Nothing waits for @priya.'))).toBe(true);
  });
});
