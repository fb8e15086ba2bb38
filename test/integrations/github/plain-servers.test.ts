import { expect, test } from 'vitest';
import { parseSha } from '../../../src/domain/ids.ts';
import { listed, oddServer, shaOf } from './odd-server.ts';

const shop = 'acme/shop';
const behind = (sha: number) => Array.from({ length: sha }, (_, index) => listed(sha - index));
const numberOf = (sha: string | null): number => Number.parseInt(sha ?? '', 16);
const numbers = (all: readonly { readonly sha: string }[]) => all.map(({ sha }) => numberOf(sha));

test('a server that cannot compare is asked for its plain lists', async () => {
  //  1 – 2 – 3 – 5   and   2 – 4, with 6 merging 4 into 5
  const parents: Record<number, readonly number[]> = { 1: [], 2: [1], 3: [2], 4: [2], 5: [3], 6: [5, 4] };
  const history = (sha: string | null): readonly number[] => {
    const seen = new Set([numberOf(sha)]);
    for (const each of seen) for (const parent of parents[each] ?? []) seen.add(parent);
    return [...seen].toSorted((a, b) => b - a);
  };
  const { github } = await oddServer(({ path, query }) =>
    path.endsWith('/commits')
      ? { body: history(query.get('sha')).map((each) => listed(each, parents[each] ?? [])) }
      : { status: 404, body: { message: 'Not Found' } },
  );
  const between = async (base: number, head: number) => {
    const range = await github.changes(shop, parseSha(shaOf(base)), parseSha(shaOf(head)), () => undefined, {
      paths: [],
      wantsFiles: false,
    });
    return [range.relation, numbers(range.commits), numbers(range.predecessorOnly)];
  };
  expect(await between(2, 5)).toEqual(['ahead', [3, 5], []]);
  expect(await between(5, 2)).toEqual(['behind', [], [3, 5]]);
  expect(await between(5, 4)).toEqual(['diverged', [4], [3, 5]]);
  expect(await between(3, 6)).toEqual(['ahead', [4, 5, 6], []]);
  expect(await between(3, 3)).toEqual(['identical', [], []]);
});

test('a comparison with a commit that is not there reads no history', async () => {
  const { github, asked } = await oddServer(() => ({ status: 404, body: { message: 'Not Found' } }));
  const [base, head] = [parseSha(shaOf(1)), parseSha(shaOf(2))];
  await expect(
    github.changes(shop, base, head, () => undefined, { paths: [], wantsFiles: false }),
  ).rejects.toMatchObject({ retryable: false });
  expect(asked.map(({ path }) => path)).toEqual([
    `/repos/acme/shop/compare/${base}...${head}`,
    '/repos/acme/shop/commits',
  ]);
});

test('annotated tags are peeled one by one where a server can do no better', async () => {
  const { github } = await oddServer(({ path }) => {
    if (path.includes('/matching-refs/')) {
      return { body: [{ ref: 'refs/tags/v1', object: { sha: shaOf(9), type: 'tag' } }] };
    }
    if (path.endsWith('/git/ref/tags/v1')) {
      return { body: { ref: 'refs/tags/v1', object: { sha: shaOf(9), type: 'tag' } } };
    }
    if (path.endsWith(`/git/tags/${shaOf(9)}`)) {
      return { body: { message: '', object: { sha: shaOf(5), type: 'commit' } } };
    }
    return { status: 404, body: { message: 'Not Found' } };
  });
  expect(await github.tags(shop, 'v')).toEqual([{ name: 'v1', sha: shaOf(5) }]);
});

test('a commit is known to be behind another on a server that cannot compare', async () => {
  const { github } = await oddServer(({ path, query }) =>
    path.endsWith('/commits') && numberOf(query.get('sha')) <= 250
      ? {
          body: behind(numberOf(query.get('sha'))).slice(
            (Number(query.get('page')) - 1) * 100,
            Number(query.get('page')) * 100,
          ),
        }
      : { status: 404, body: { message: 'Not Found' } },
  );
  const isBehind = (a: number, b: number) => github.isAncestor(shop, parseSha(shaOf(a)), parseSha(shaOf(b)));
  expect(await isBehind(2, 250)).toBe(true);
  expect(await isBehind(250, 2)).toBe(false);
  expect(await isBehind(2, 251)).toBe(false);
});

test('commits without anything in common are not looked for in a whole history', async () => {
  const { github, asked } = await oddServer(({ path }) =>
    path.includes(`${shaOf(2)}...${shaOf(2)}`)
      ? { body: { status: 'identical' } }
      : { status: 404, body: { message: 'Not Found' } },
  );
  expect(await github.isAncestor(shop, parseSha(shaOf(1)), parseSha(shaOf(2)))).toBe(false);
  expect(asked.some(({ path }) => path.endsWith('/commits'))).toBe(false);
});

test('a server without tag objects gets a tag without a message', async () => {
  const { github, asked } = await oddServer(({ method, path }) =>
    method === 'POST' && path.endsWith('/git/refs')
      ? { status: 201, body: { ref: 'refs/tags/v1' } }
      : { status: 404, body: { message: 'Not Found' } },
  );
  const tag = { name: 'v1', sha: parseSha(shaOf(1)), message: 'v1', at: new Date(0) };
  expect(await github.createTag(shop, tag)).toEqual({ kind: 'accepted', value: { kind: 'made' } });
  expect(asked.at(-1)?.path).toBe('/repos/acme/shop/git/refs');
});
