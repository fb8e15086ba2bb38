import { type Browser, chromium } from 'playwright-core';

/** Debian's Chromium, without what would talk to the world by itself. */
export const launchChromium = async (): Promise<Browser> =>
  await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--headless',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
