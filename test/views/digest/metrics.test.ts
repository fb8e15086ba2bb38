import { expect, test } from 'vitest';
import type { DeliveryFigures } from '../../../src/domain/digest/figures.ts';
import { renderMetrics } from '../../../src/views/digest/metrics.ts';
import { emptyDigest } from '../support/digests.ts';
import { read } from '../support/read.ts';

const over = (days: number, changed: Partial<DeliveryFigures>) =>
  read(
    renderMetrics({
      project: 'storefront',
      environments: ['production'],
      over: [{ days, figures: { ...emptyDigest.figures, ...changed } }],
    }),
  );

test.each([
  [30, 1, /last 30 days\*\n• 1 deployment to where users are/],
  [30, 26, /• 6 deployments a week\.\n• 26 deployments/],
  [90, 4, /• A deployment every 23 days\./],
])(
  'how often is told over %i days of %i deployments, and no rate of one or two',
  (days, deployments, words) => {
    expect(over(days, { deployments })).toMatch(words);
  },
);

test('a share is told of ten deployments and more, and what the time runs from', () => {
  expect(over(30, { deployments: 9, failures: 3 })).toContain('3 failed or had to be taken back.');
  expect(over(30, { deployments: 10, failures: 3 })).toContain('(30 %)');
  expect(over(30, {})).toContain('Lead time runs from the merge of each change');
  expect(over(30, { mergeToUsers: { medianMs: 7_200_000, of: 9 } })).toContain(
    'From merge to users: 2 hours, the middle of 9 changes.',
  );
  // A digest from before it was kept has none.
  expect(over(30, {})).not.toContain('From merge to users');
});
