/**
 * `npm run screenshots`: makes the pictures in docs/images from the sandbox itself. It needs Chromium (CHROMIUM_PATH),
 * and a font with coloured emoji (Debian: fonts-noto-color-emoji).
 */
import { mkdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { sourceOf } from '../sandbox/repository.ts';
import { setUpRepository } from '../sandbox/set-up-repository.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';

const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
const mostBytes = 200_000;

const launch = async (): Promise<Browser> =>
  await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--headless',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
    ],
  });

const take = async (of: Page | Locator, name: string): Promise<void> => {
  const path = `${folder}${name}.png`;
  await of.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const { size } = await stat(path);
  if (size > mostBytes) throw new Error(`${name}.png has ${size} bytes, more than ${mostBytes}.`);
  process.stdout.write(`docs/images/${name}.png (${Math.ceil(size / 1000)} kB)\n`);
};

const send = async (page: Page, text: string): Promise<void> => {
  const field = page.getByRole('textbox', { name: 'Message #releases' });
  await field.fill(text);
  await field.press('Enter');
};

const open = async (
  browser: Browser,
  url: string,
  manner: Parameters<Browser['newPage']>[0],
): Promise<Page> => {
  const page = await browser.newPage(manner);
  await page.goto(url);
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  return page;
};

const source = await sourceOf(undefined);
const sandbox = await startSandbox({ source, port: 0 });
const browser = await launch();
try {
  await mkdir(folder, { recursive: true });
  await setUpRepository(sandbox.slack, source.fullName);
  const page = await open(browser, sandbox.page.url, { viewport: { width: 960, height: 1600 } });
  await send(page, '/release cut');
  const card = page.getByRole('main').getByRole('article').filter({ hasText: 'Ready since' }).first();
  await card.getByRole('button', { name: 'Promote to production' }).waitFor({ timeout: 60_000 });
  await page.mouse.move(0, 0);
  await take(card, 'card');

  await send(page, '/release promote to production');
  await card.getByText('1.5.0-rc.1 requested').waitFor({ timeout: 60_000 });
  await card.getByRole('button', { name: /repl/ }).click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByRole('button', { name: 'Approve' }).waitFor({ timeout: 30_000 });
  await page.setViewportSize({ width: 1160, height: 740 });
  await page.evaluate(
    "[...document.querySelectorAll('main article')].find((each) => each.innerText.includes('Ready since')).scrollIntoView({ block: 'start' })",
  );
  await thread.getByRole('button', { name: 'Cancel', exact: true }).last().scrollIntoViewIfNeeded();
  await page.mouse.move(0, 0);
  await take(page, 'sandbox');

  const phone = await open(browser, sandbox.page.url, {
    viewport: { width: 360, height: 780 },
    colorScheme: 'dark',
    hasTouch: true,
    isMobile: true,
  });
  await phone.getByRole('button', { name: /^Channel releases/ }).tap();
  const approve = phone.getByRole('main').getByRole('button', { name: 'Approve' });
  await approve.waitFor();
  await phone.evaluate(
    "[...document.querySelectorAll('main article')].findLast((each) => each.innerText.includes('Approve')).scrollIntoView({ block: 'start' })",
  );
  await take(phone, 'phone');
} finally {
  await browser.close();
  await sandbox.stop();
}
