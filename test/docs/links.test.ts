import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documents, prose, read, root } from './support/repository.ts';

type Link = { readonly from: string; readonly target: string };

const withoutCode = (text: string): string => prose(text).replaceAll(/`[^`\n]*`/g, '');

const linksOf = (from: string): readonly Link[] => {
  const text = withoutCode(read(from));
  const inline = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const defined = [...text.matchAll(/^\[[^\]]+\]:\s+(\S+)$/gm)];
  return [...inline, ...defined].map(([, target = '']) => ({ from, target }));
};

/** The anchors that GitHub gives a document's headings. */
const anchorsOf = (path: string): ReadonlySet<string> => {
  const seen = new Map<string, number>();
  return new Set(
    [...prose(read(path)).matchAll(/^#{1,6} +(.+?)\s*$/gm)].map(([, heading = '']) => {
      const plain = heading.replaceAll(/\]\([^)]*\)/g, ']').toLowerCase();
      const slug = plain.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(/\s/g, '-');
      const times = seen.get(slug) ?? 0;
      seen.set(slug, times + 1);
      return times === 0 ? slug : `${slug}-${times}`;
    }),
  );
};

function problemOf({ from, target }: Link): string | null {
  if (/^[a-z][a-z+.-]*:/i.test(target)) return null;
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? from : normalize(join(dirname(from), decodeURIComponent(path)));
  if (file.startsWith('..') || !existsSync(join(root, file))) return `${from}: ${target} is not there`;
  if (anchor === undefined) return null;
  return anchorsOf(file).has(anchor) ? null : `${from}: ${target} has no such heading`;
}

describe('the documents', () => {
  test('link to files and headings that are there', () => {
    const links = documents.flatMap(linksOf);
    expect(links.length).toBeGreaterThan(30);
    expect(links.map(problemOf).filter((problem) => problem !== null)).toEqual([]);
  });

  test('are all reachable from the README', () => {
    const reached = new Set(['README.md']);
    for (const from of reached) {
      for (const { target } of linksOf(from)) {
        const file = normalize(join(dirname(from), target.split('#')[0] ?? ''));
        if (file.endsWith('.md') && documents.includes(file)) reached.add(file);
      }
    }
    expect(documents.filter((path) => !reached.has(path))).toEqual([]);
  });
});
