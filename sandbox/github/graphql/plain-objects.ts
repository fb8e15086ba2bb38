import type { GitObject } from '../git/object-reader.ts';
import type { GitRepository } from '../git/repository.ts';
import { nodeId } from '../shapes/links.ts';

const mostText = 512_000;

/** A tree, file or annotated tag; `targetOf` gives the node of what a tag points at. */
export function plainObject(
  git: GitRepository,
  object: GitObject,
  targetOf: (sha: string) => Promise<unknown>,
): Record<string, unknown> {
  const base = { id: nodeId('O', object.oid), oid: object.oid, abbreviatedOid: object.oid.slice(0, 7) };
  if (object.type === 'tree') {
    return { ...base, __typename: 'Tree', entries: () => entriesOf(git, object.oid) };
  }
  const text = object.content.toString('utf8');
  if (object.type === 'tag') {
    const field = (key: string) => new RegExp(`^${key} (.*)$`, 'm').exec(text)?.[1] ?? '';
    const message = text.slice(text.indexOf('\n\n') + 2);
    return {
      ...base,
      __typename: 'Tag',
      name: field('tag'),
      message,
      target: () => targetOf(field('object')),
    };
  }
  const isBinary = object.content.includes(0);
  return {
    ...base,
    __typename: 'Blob',
    byteSize: object.content.length,
    isBinary,
    isTruncated: text.length > mostText,
    text: isBinary ? null : text.slice(0, mostText),
  };
}

/** What a commit has at a path; null where there is nothing. */
export async function entryAt(
  git: GitRepository,
  sha: string,
  path: string,
): Promise<Record<string, unknown> | null> {
  const object = await git.object(`${sha}:${path}`);
  if (object === undefined) return null;
  const name = path.split('/').at(-1) ?? path;
  return { name, path, oid: object.oid, type: object.type, object: () => plainObject(git, object, noTarget) };
}

async function entriesOf(git: GitRepository, tree: string): Promise<Record<string, unknown>[]> {
  const listed = await git.run(['ls-tree', '-z', tree]);
  const lines = listed.split('\0').filter((line) => line !== '');
  return lines.map((line) => {
    const [meta = '', name = ''] = line.split('\t');
    const [, type = '', oid = ''] = meta.split(' ');
    const object = async () => {
      const found = await git.object(oid);
      return found === undefined ? null : plainObject(git, found, noTarget);
    };
    return { name, path: name, oid, type, object };
  });
}

const noTarget = async (): Promise<null> => null;
