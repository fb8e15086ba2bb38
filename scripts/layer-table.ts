import { type Layer, layers } from '../test/support/layers.ts';
import { markdownTable } from './markdown-table.ts';

/** Who may import whom: a row for each layer, as the architecture test enforces it. */
export function layerTable(): string {
  return markdownTable(
    ['Layer', 'May import', 'Packages'],
    Object.entries(layers).map(([name, layer]) => [`\`${name}\``, others(name, layer), packages(layer)]),
  );
}

const code = (names: readonly string[]): readonly string[] => names.map((name) => `\`${name}\``);

const typesOf = (names: readonly string[] = []): readonly string[] =>
  names.length === 0 ? [] : [`types of ${code(names).join(', ')}`];

function others(own: string, { layers: allowed, typesOf: typed }: Layer): string {
  if (allowed.length === Object.keys(layers).length) return 'everything';
  return [...code(allowed.filter((name) => name !== own)), ...typesOf(typed)].join(', ') || 'nothing';
}

function packages({ packages: allowed, packageTypes }: Layer): string {
  return [...code(allowed), ...typesOf(packageTypes)].join(', ') || 'none';
}
