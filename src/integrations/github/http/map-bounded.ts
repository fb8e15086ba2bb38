/** Like `Promise.all(items.map(…))`, with at most so many under way at once; the first failure ends it. */
export async function mapBounded<T, R>(
  items: readonly T[],
  atOnce: number,
  act: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await act(item, index);
  };
  const failed = Symbol('failed');
  const ends = Array.from({ length: Math.min(atOnce, items.length) }, () =>
    work().catch((error: unknown) => {
      // Empties the queue, so that the others do not go on with what nobody waits for.
      for (const _ of queue);
      return { [failed]: error };
    }),
  );
  for (const end of await Promise.all(ends)) if (end !== undefined) throw end[failed];
  return results;
}
