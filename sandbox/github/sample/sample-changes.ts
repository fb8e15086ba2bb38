/** One pull request of the sample, in the order they were merged. */
export type SampleChange = {
  readonly number: number;
  readonly author: string;
  readonly title: string;
  readonly path: string;
  readonly body?: string;
  /** Merged with a merge commit that brings these commits; squashed otherwise. */
  readonly commits?: readonly string[];
  /** The number of an earlier change that this one reverts. */
  readonly reverts?: number;
  /** The number of an earlier change whose copy is among the commits. */
  readonly twinOf?: number;
  /** The tag that follows it. */
  readonly tag?: string;
};

type Short = readonly [number, string, string, string, Partial<SampleChange>?];

const shop = (name: string) => `apps/storefront/${name}`;

const short: readonly Short[] = [
  [2, 'ada-lindqvist', 'feat(catalog): list products by category', shop('catalog/list.ts')],
  [3, 'bo-chen', 'feat(cart): keep the cart across visits', shop('cart/store.ts')],
  [5, 'carla-mendes', 'feat(checkout): take cards', shop('checkout/cards.ts')],
  [6, 'ada-lindqvist', 'fix(catalog): show prices with two digits', shop('catalog/price.ts')],
  [7, 'dev-okafor', 'chore(deps): update node to 24', 'deps/node.txt'],
  [9, 'ellie-novak', 'docs: how to run the shop locally', 'docs/running.md'],
  [10, 'bo-chen', 'feat(orders): store orders', shop('orders/store.ts'), { tag: 'v0.9.0' }],
  [
    11,
    'carla-mendes',
    'feat(api)!: answer money as minor units',
    shop('api/money.ts'),
    { body: 'BREAKING CHANGE: amounts are integers in the smallest unit of their currency.' },
  ],
  [12, 'dev-okafor', 'perf(catalog): read categories once', shop('catalog/cache.ts')],
  [14, 'ada-lindqvist', 'test(cart): cover empty carts', shop('cart/cart.test.ts'), { tag: 'v1.0.0' }],
  [15, 'ellie-novak', 'feat(account): sign in by link', shop('account/link.ts')],
  [16, 'renovate[bot]', 'chore(deps): update pino to 10', 'deps/pino.txt'],
  [17, 'bo-chen', 'fix(cart): no negative quantities', shop('cart/quantity.ts')],
  [18, 'carla-mendes', 'refactor(checkout): one form, three steps', shop('checkout/form.ts')],
  [
    20,
    'ada-lindqvist',
    'feat(catalog): filters',
    shop('catalog/filters.ts'),
    { commits: ['feat(catalog): filter by size', 'feat(catalog): filter by colour'], tag: 'v1.1.0' },
  ],
  [21, 'dev-okafor', 'ci: run the end-to-end tests on main', 'ci/e2e.txt'],
  [22, 'ellie-novak', 'fix(account): links expire after an hour', shop('account/expiry.ts')],
  [23, 'bo-chen', 'feat(orders): show past orders', shop('orders/past.ts')],
  [24, 'renovate[bot]', 'chore(deps): update kysely', 'deps/kysely.txt'],
  [26, 'carla-mendes', 'feat(checkout): wallets', shop('checkout/wallets.ts'), { tag: 'v1.2.0' }],
  [27, 'ada-lindqvist', 'style(catalog): wider cards on large screens', shop('catalog/card.css')],
  [28, 'dev-okafor', 'perf(api): compress answers', shop('api/compress.ts')],
  [29, 'bo-chen', 'fix(orders): sort by date, newest first', shop('orders/sort.ts')],
  [30, 'ellie-novak', 'feat(account): addresses', 'db/migrate/0002_addresses.sql'],
  [32, 'carla-mendes', 'build: smaller images', 'build/image.txt', { tag: 'v1.3.0' }],
  [33, 'ada-lindqvist', 'feat(search): suggestions while typing', shop('search/suggest.ts')],
  [34, 'bo-chen', 'fix(cart): keep notes when a quantity changes', shop('cart/notes.ts')],
  [
    35,
    'dev-okafor',
    'feat(stock): reserve while paying',
    shop('stock/reserve.ts'),
    {
      commits: [
        'feat(stock): a table for reservations',
        'feat(stock): reserve on checkout',
        'test(stock): two buyers, one item',
      ],
    },
  ],
  [36, 'renovate[bot]', 'chore(deps): update vitest', 'deps/vitest.txt'],
  [37, 'ellie-novak', 'feat(account): delete my account', shop('account/delete.ts'), { tag: 'v1.4.0' }],
  [38, 'carla-mendes', 'fix(checkout): say which card was refused', shop('checkout/refused.ts')],
  [39, 'bo-chen', 'fix(orders): totals include shipping', shop('orders/total.ts'), { tag: 'v1.4.1' }],
  [40, 'ada-lindqvist', 'fix(search): no suggestions for one letter', shop('search/short.ts')],
  [41, 'dev-okafor', 'docs: what to do when stock disagrees', 'docs/stock.md', { tag: 'v1.4.2' }],
  [43, 'carla-mendes', 'feat(checkout): pay by invoice', shop('checkout/invoice.ts')],
  [44, 'ada-lindqvist', 'feat(search): search in reviews', shop('search/reviews.ts')],
  [45, 'bo-chen', 'fix(cart): count gift wrap once', shop('cart/gift.ts')],
  [46, 'ellie-novak', 'feat(account): passkeys', 'db/migrate/0003_passkeys.sql'],
  [47, 'dev-okafor', 'fix(stock): release what was not paid', shop('stock/release.ts')],
  [48, 'renovate[bot]', 'chore(deps): update zod', 'deps/zod.txt'],
  [49, 'carla-mendes', 'refactor(api): one place for errors', shop('api/errors.ts')],
  [
    50,
    'ada-lindqvist',
    'Revert "feat(search): search in reviews (#44)"',
    shop('search/reviews.ts'),
    { reverts: 44 },
  ],
  [51, 'bo-chen', 'perf(orders): index by customer', 'db/migrate/0004_orders_by_customer.sql'],
  [
    52,
    'dev-okafor',
    'feat(stock): warehouses',
    shop('stock/warehouses.ts'),
    { commits: ['feat(stock): several warehouses', 'feat(stock): pick the nearest'], twinOf: 47 },
  ],
  [53, 'ellie-novak', 'fix(account): say sorry in the right language', shop('account/sorry.ts')],
  [54, 'carla-mendes', 'test(checkout): a customer without a postcode', shop('checkout/postcode.test.ts')],
  [
    55,
    'ada-lindqvist',
    'feat(catalog): <b>bold</b> & "quoted" names are shown as typed',
    shop('catalog/names.ts'),
  ],
  [56, 'bo-chen', 'feat(orders): cancel within an hour', shop('orders/cancel.ts')],
  [57, 'renovate[bot]', 'chore(deps): update octokit', 'deps/octokit.txt'],
  [58, 'dev-okafor', 'ci: cache packages', 'ci/cache.txt'],
  [59, 'ellie-novak', 'docs: passkeys, explained', 'docs/passkeys.md'],
  [60, 'carla-mendes', 'feat(checkout): remember the last address', shop('checkout/address.ts')],
  [61, 'ada-lindqvist', 'fix(catalog): pictures keep their shape', shop('catalog/picture.ts')],
  [62, 'bo-chen', 'build: sign the image', 'build/sign.txt'],
  [64, 'dev-okafor', 'fix(stock): two clicks reserve once', shop('stock/once.ts')],
  [65, 'ellie-novak', 'Tidy the account pages', shop('account/pages.css')],
  [
    66,
    'carla-mendes',
    'feat(checkout): split payments',
    shop('checkout/split.ts'),
    { commits: ['feat(checkout): two cards', 'fix(checkout): round to the cent'] },
  ],
  [67, 'renovate[bot]', 'chore(deps): update esbuild', 'deps/esbuild.txt'],
  [68, 'ada-lindqvist', 'feat(search): typos are forgiven', shop('search/typos.ts')],
  [69, 'bo-chen', 'fix(orders): mail once, not twice', shop('orders/mail.ts')],
];

export const sampleChanges: readonly SampleChange[] = short.map(([number, author, title, path, more]) =>
  Object.assign({ number, author, title, path }, more),
);

/** Pull requests that are still open, to be merged by whoever plays. */
export const sampleOpenPulls = [
  {
    number: 70,
    author: 'carla-mendes',
    title: 'feat(api)!: drop the first cart endpoints',
    path: shop('api/cart-v2.ts'),
    body: 'BREAKING CHANGE: /v1/cart is gone.',
    draft: false,
  },
  {
    number: 71,
    author: 'ellie-novak',
    title: 'feat(account): avatars',
    path: shop('account/avatar.ts'),
    body: null,
    draft: false,
  },
  {
    number: 72,
    author: 'dev-okafor',
    title: 'fix(stock): never below zero',
    path: shop('stock/zero.ts'),
    body: null,
    draft: true,
  },
] as const;
