import { IntegrationError } from '../domain/integration/integration-error.ts';
import type { Part } from '../domain/repository/rules.ts';

/**
 * What GitHub says of something that a rollback only looks at. Somebody stands there and waits: what is not said in
 * time, or cannot be asked, is unseen, and stands in nobody's way (promise 20).
 */
export async function askInAHurry<T>(asked: Promise<T>, patienceMs: number): Promise<Part<T>> {
  const unseen = { kind: 'unseen', status: null } as const;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Part<T>>((resolve) => {
    timer = setTimeout(() => resolve(unseen), patienceMs);
  });
  try {
    return await Promise.race([asked.then((value): Part<T> => ({ kind: 'seen', value })), late]);
  } catch (error) {
    if (error instanceof IntegrationError) return unseen;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
