import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type Pair } from 'yaml';

/** The way to a value: keys of maps and places in lists. */
export type Path = readonly (string | number)[];

export type Place = { readonly line: number; readonly column: number };

/** Finds where in a file a value stands; what is not there is placed at what should hold it. */
export function placeFinder(document: Document, counter: LineCounter): (path: Path) => Place {
  return (path) => {
    let node: Node | null = document.contents;
    let offset = startOf(node) ?? 0;
    for (const step of path) {
      const pair = pairAt(node, step, document);
      if (pair === null) break;
      node = pair.value;
      const isShort = isScalar(node) && node.value !== null;
      offset = (isShort ? startOf(node) : pair.keyOffset) ?? startOf(node) ?? offset;
    }
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
}

type Step = { readonly value: Node | null; readonly keyOffset: number | null };

function pairAt(node: Node | null, step: string | number, document: Document): Step | null {
  const held = isAlias(node) ? (node.resolve(document) ?? null) : node;
  if (isMap(held)) {
    const pair = held.items.find((item: Pair) => keyOf(item) === String(step));
    return pair === undefined ? null : { value: asNode(pair.value), keyOffset: startOf(asNode(pair.key)) };
  }
  if (!isSeq(held) || typeof step !== 'number' || step >= held.items.length) return null;
  return { value: asNode(held.items[step]), keyOffset: null };
}

export function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

function asNode(value: unknown): Node | null {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value) ? value : null;
}

function startOf(node: Node | null): number | null {
  return node?.range?.[0] ?? null;
}
