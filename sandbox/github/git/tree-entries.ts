import type { GitObject } from './object-reader.ts';

/** The names in a tree, as git stores it: `mode name`, a zero byte and the entry's id, again and again. */
export function namesInTree(tree: GitObject): readonly string[] {
  const idBytes = tree.oid.length / 2;
  const names: string[] = [];
  for (let at = 0; at < tree.content.length; ) {
    const end = tree.content.indexOf(0, at);
    names.push(tree.content.toString('utf8', tree.content.indexOf(32, at) + 1, end));
    at = end + 1 + idBytes;
  }
  return names;
}
