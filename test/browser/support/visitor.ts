import type { Browser, BrowserContext, Page } from 'playwright-core';
import { people } from '../../../sandbox/slack/workspace/seed.ts';

type Name = keyof typeof people;

interface Manner {
  readonly as?: Name;
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
}

/** Somebody at the page, and what their browser had to complain of. */
export interface Visitor {
  readonly page: Page;
  /** Errors of the page's script, of its policy, and requests that went anywhere else. */
  readonly complaints: readonly string[];
  /** Fails where there was something to complain of. */
  readonly leave: () => Promise<void>;
}

const listen = (page: Page, origin: string, complaints: string[]): void => {
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:')) complaints.push(`left the machine: ${url}`);
  });
};

/** Opens the page as a person; narrow ones touch, wide ones point. */
export const visit = async (browser: Browser, url: string, manner: Manner = {}): Promise<Visitor> => {
  const { as = 'dana', width = 1280, height = 860, theme = 'light' } = manner;
  const isPhone = width < 500;
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    hasTouch: isPhone,
    isMobile: isPhone,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(60_000);
  // In the page itself: a framed e-mail has no storage to be remembered in.
  await context.addInitScript({
    content: `if (window === top) sessionStorage.person ??= ${JSON.stringify(people[as])};`,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  listen(page, url, complaints);
  await page.goto(url);
  await page.getByRole('button', { name: /^You are/ }).waitFor();
  return {
    page,
    complaints,
    leave: async () => {
      await context.close();
      if (complaints.length > 0) throw new Error(`The browser complained:\n${complaints.join('\n')}`);
    },
  };
};
