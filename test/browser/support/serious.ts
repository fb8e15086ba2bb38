import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

export interface Found {
  readonly id: string;
  readonly impact: string;
  readonly where: readonly string[];
}

/** The violations that keep somebody from using the page. */
export const serious = async (page: Page): Promise<readonly Found[]> => {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const found: unknown = await page.evaluate(
    `axe.run(document).then(({ violations }) => violations
      .filter((each) => each.impact === 'serious' || each.impact === 'critical')
      .map((each) => ({ id: each.id, impact: each.impact, where: each.nodes.map((node) => node.html.slice(0, 160)) })))`,
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made of these fields by the expression above
  return found as readonly Found[];
};
