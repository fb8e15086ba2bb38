import { type Answer, invalid, notFound } from '../answer.ts';
import type { RequestBody } from '../request-body.ts';
import type { Grant } from '../state/grant.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';

/** One request, as a route sees it. */
export type Call = {
  readonly world: World;
  readonly grant: Grant;
  readonly param: (name: string) => string;
  readonly query: URLSearchParams;
  readonly body: RequestBody;
  readonly accept: string;
  readonly apiVersion: string;
  /** The repository the path names; refused as not found when there is none. */
  readonly repository: Repository;
  /** The request's address, for links to its other pages. */
  readonly address: URL;
};

/** One operation of the REST API; `path` is written as in GitHub's OpenAPI description. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** The permission an installation needs, such as `contents:write`. */
  readonly needs?: string;
  readonly handle: (call: Call) => Answer | Promise<Answer>;
};

/** `per_page` and `page` as GitHub reads them: 30 unless asked, never more than 100. */
export function paging(call: Call, otherwise = 30): { readonly size: number; readonly page: number } {
  const number = (key: string, fallback: number) => {
    const value = Number(call.query.get(key) ?? fallback);
    return Number.isInteger(value) && value > 0 ? value : fallback;
  };
  return { size: Math.min(number('per_page', otherwise), 100), page: number('page', 1) };
}

/** The page of a list that was asked for, and the `Link` header to the others. */
export function pageOf<T>(
  call: Call,
  all: readonly T[],
): { readonly items: T[]; readonly headers: Record<string, string> } {
  const { size, page } = paging(call);
  return {
    items: all.slice((page - 1) * size, page * size),
    headers: linkHeader(call, { size, page, total: all.length }),
  };
}

export function linkHeader(
  call: Call,
  at: { readonly size: number; readonly page: number; readonly total: number },
): Record<string, string> {
  const last = Math.max(1, Math.ceil(at.total / at.size));
  const to = (page: number, rel: string) => {
    const url = new URL(call.address);
    url.searchParams.set('page', String(page));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links = [
    ...(at.page > 1 ? [to(at.page - 1, 'prev'), to(1, 'first')] : []),
    ...(at.page < last ? [to(at.page + 1, 'next'), to(last, 'last')] : []),
  ];
  return links.length === 0 ? {} : { link: links.join(', ') };
}

export function numberParam(call: Call, name: string): number {
  const value = Number(call.param(name));
  if (!Number.isInteger(value)) throw notFound();
  return value;
}

/** The commit that a ref in the path or query means. */
export async function commitOf(call: Call, ref: string): Promise<string> {
  const sha = await call.repository.git.resolve(ref);
  if (sha === undefined) throw invalid(`No commit found for SHA: ${ref}`);
  return sha;
}
