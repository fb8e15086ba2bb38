import type { Locator, Page } from 'playwright-core';

export const composer = (page: Page, channel = 'releases'): Locator =>
  page.getByRole('textbox', { name: `Message #${channel}` });

/** Types into the composer of the channel that is open, and sends it. */
export const send = async (page: Page, text: string, channel?: string): Promise<void> => {
  const field = composer(page, channel);
  await field.fill(text);
  await field.press('Enter');
};

/** Sends something, and finds the message that comes of it. */
export const sendFor = async (page: Page, text: string, words: string): Promise<Locator> => {
  const before = await message(page, words).count();
  await send(page, text);
  const found = message(page, words).nth(before);
  await found.waitFor();
  return found;
};

/** Presses a key until this has the keyboard. */
export const walkTo = async (page: Page, key: 'Tab' | 'Shift+Tab', to: Locator): Promise<void> => {
  const there = to.and(page.locator(':focus'));
  for (let steps = 0; steps < 200; steps += 1) {
    if ((await there.count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The keyboard does not get there with ${key}.`);
};

/** Waits until something is there to be seen. */
export const seen = async (locator: Locator): Promise<boolean> => {
  await locator.waitFor();
  return true;
};

/** Waits until something is no longer to be seen. */
export const gone = async (locator: Locator): Promise<boolean> => {
  await locator.waitFor({ state: 'hidden' });
  return true;
};

/** The messages in the middle, by what they say. */
export const message = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('main').getByRole('article').filter({ hasText: words });

export const become = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: /^You are / }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(name) }).click();
  await page.getByRole('button', { name: new RegExp(`^You are\\W*${name}`) }).waitFor();
};
