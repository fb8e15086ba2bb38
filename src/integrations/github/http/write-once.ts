import { RequestError } from 'octokit';
import { IntegrationError } from '../../../domain/integration/integration-error.ts';
import type { Connection } from '../connection.ts';
import { ownerAndRepo } from './ask.ts';
import { failureOf } from './failure.ts';

/** How one write ended. `problem` is GitHub's own text: to be looked at here, never to be passed on. */
export type Wrote =
  | { readonly kind: 'answered'; readonly status: number; readonly data: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly problem: string }
  | { readonly kind: 'limited'; readonly until: Date }
  | { readonly kind: 'uncertain' };

/** Sends a write once. Throws an IntegrationError only where it was not sent at all. */
export async function writeOnce(
  { access, clock }: Connection,
  write: {
    readonly repository: string;
    readonly route: string;
    readonly params: Readonly<Record<string, unknown>>;
  },
): Promise<Wrote> {
  const limited = (ms: number): Wrote => ({ kind: 'limited', until: new Date(clock.now().getTime() + ms) });
  let octokit: Awaited<ReturnType<typeof access.forRepository>>;
  try {
    octokit = await access.forRepository(write.repository);
  } catch (error) {
    if (error instanceof IntegrationError && error.retryAfterMs !== null) return limited(error.retryAfterMs);
    throw error;
  }
  if (octokit === null) return { kind: 'refused', status: 404, problem: '' };
  try {
    const params = { ...ownerAndRepo(write.repository), ...write.params };
    const { status, data } = await octokit.request(write.route, params);
    return { kind: 'answered', status, data };
  } catch (error) {
    const failure = failureOf(error, clock.now());
    if (failure.kind === 'limited') return limited(failure.retryAfterMs);
    if (failure.kind === 'uncertain') return { kind: 'uncertain' };
    if (failure.status === 401) access.forget(write.repository);
    const problem = error instanceof RequestError ? error.message : '';
    return { kind: 'refused', status: failure.status, problem };
  }
}
