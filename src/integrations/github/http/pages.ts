import type { Connection } from '../connection.ts';
import { ask, type Question, refused, type Said } from './ask.ts';

/** GitHub gives at most so many of anything at once. */
export const pageSize = 100;

export const hasNext = (link: string): boolean => /rel="?next"?/.test(link);

/** Whether nothing follows: a full page may be the last, but only a server that says so is believed. */
export const isLastPage = (count: number, link: string): boolean =>
  count === 0 || (count < pageSize && !hasNext(link));

/** The number of the last page, where the server says it. */
export function lastPage(link: string): number | null {
  const last = link.split(',').find((part) => /rel="?last"?/.test(part));
  const page = /[?&]page=(\d+)/.exec(last ?? '')?.[1];
  return page === undefined ? null : Number(page);
}

/** One page; `per_page` is always the most. */
export const askPage = <T>(
  connection: Connection,
  question: Question<readonly T[]>,
  page: number,
): Promise<Said<readonly T[]>> =>
  ask(connection, { ...question, params: { ...question.params, per_page: pageSize, page } });

/**
 * Every page in turn, until one is not full or `isEnough` says so. A first page that is refused is the
 * answer; a later one is thrown, so that a part never passes for the whole.
 */
export async function askEveryPage<T>(
  connection: Connection,
  question: Question<readonly T[]>,
  isEnough: (page: readonly T[]) => boolean = () => false,
): Promise<Said<readonly T[]>> {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    const said = await askPage(connection, question, page);
    if (said.kind === 'no') {
      if (page === 1) return said;
      throw refused(question.route, said.status);
    }
    all.push(...said.value);
    if (isLastPage(said.value.length, said.link) || isEnough(said.value))
      return { kind: 'seen', value: all, link: '' };
  }
}
