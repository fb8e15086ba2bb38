import type { Route } from '../routes/route.ts';

export type Match = { readonly route: Route; readonly params: ReadonlyMap<string, string> };

/** These may contain slashes. */
const long = new Set(['ref', 'path', 'basehead', 'branch', 'tag']);

/** Finds the route for a request; a path that only other methods serve is not found either, as on GitHub. */
export function routeTable(routes: readonly Route[]): (method: string, path: string) => Match | undefined {
  const table = routes.map((route) => {
    const names: string[] = [];
    const pattern = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      names.push(name);
      return long.has(name) ? '(.+)' : '([^/]+)';
    });
    return { route, names, pattern: new RegExp(`^${pattern}$`) };
  });
  return (method, path) => {
    for (const { route, names, pattern } of table) {
      const found = route.method === method ? pattern.exec(path) : null;
      if (found === null) continue;
      const values = found.slice(1).map(decode);
      if (values.some((value) => value === undefined)) continue;
      return { route, params: new Map(names.map((name, index) => [name, values[index] ?? ''])) };
    }
    return undefined;
  };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
