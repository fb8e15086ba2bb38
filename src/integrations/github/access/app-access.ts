import { App, Octokit } from 'octokit';
import { z } from 'zod';
import type { RepositoryRules } from '../../../domain/repository/rules.ts';
import type { Clock } from '../../../ports.ts';
import { ownerAndRepo } from '../http/ask.ts';
import { type Failure, failureOf } from '../http/failure.ts';
import type { octokitOptions } from '../http/octokit-options.ts';
import { pageSize } from '../http/pages.ts';
import { unanswered, unreadable } from '../http/unanswered.ts';
import type { Access } from './access.ts';

const levels = z.record(z.string(), z.string());
const installation = z.object({ id: z.number(), permissions: levels.optional() });
const granted = z.object({ token: z.string() });
const app = z.object({ slug: z.string(), client_id: z.string().optional() });

const ofRepository = 'GET /repos/{owner}/{repo}/installation';
const newToken = 'POST /app/installations/{installation_id}/access_tokens';

const isGone = (failure: Failure): boolean =>
  failure.kind === 'definite' && (failure.status === 404 || failure.status === 403);

/**
 * A GitHub App: the installation is looked up by a repository's owner and remembered; its tokens are made,
 * kept for their hour and renewed by the SDK.
 */
export function appAccess(
  identity: { readonly appId: string | number; readonly privateKey: string },
  options: ReturnType<typeof octokitOptions>,
  clock: Clock,
): Access {
  const { octokit: asApp } = new App({
    ...identity,
    log: options.log,
    Octokit: Octokit.defaults(options),
  });
  const installationsByOwner = new Map<string, number>();
  const withToken = new Map<number, { readonly token: string; readonly octokit: Octokit }>();
  const refused = new Set<number>();
  let ownLogin: string | null = null;

  const request = async <T>(
    route: string,
    params: Record<string, unknown>,
    answer: z.ZodType<T>,
  ): Promise<T> => {
    const { data } = await asApp.request(route, params);
    const parsed = answer.safeParse(data);
    if (!parsed.success) throw unreadable(route);
    return parsed.data;
  };

  /** Null where the App is not installed. */
  const find = async (fullName: string): Promise<z.infer<typeof installation> | null> => {
    try {
      return await request(ofRepository, ownerAndRepo(fullName), installation);
    } catch (error) {
      const failure = failureOf(error, clock.now());
      if (failure.kind === 'definite' && failure.status === 404) return null;
      throw thrown(ofRepository, error, failure);
    }
  };

  /** Null where the installation is gone. */
  const enter = async (id: number): Promise<Octokit | null> => {
    let token: string;
    try {
      const auth = await asApp.auth({
        type: 'installation',
        installationId: id,
        refresh: refused.delete(id),
      });
      token = granted.parse(auth).token;
    } catch (error) {
      const failure = failureOf(error, clock.now());
      if (isGone(failure)) return null;
      throw thrown(newToken, error, failure);
    }
    const known = withToken.get(id);
    if (known?.token === token) return known.octokit;
    const octokit = new Octokit({ ...options, auth: token });
    withToken.set(id, { token, octokit });
    return octokit;
  };

  return {
    async forRepository(fullName) {
      const owner = ownerOf(fullName);
      const known = installationsByOwner.get(owner);
      const entered = known === undefined ? null : await enter(known);
      if (entered !== null) return entered;
      installationsByOwner.delete(owner);
      const found = await find(fullName);
      if (found === null) return null;
      installationsByOwner.set(owner, found.id);
      return enter(found.id);
    },

    async *everywhere() {
      for (let page = 1; ; page += 1) {
        const route = 'GET /app/installations';
        const some = await request(route, { per_page: pageSize, page }, z.array(installation)).catch(
          (error) => {
            throw thrown(route, error, failureOf(error, clock.now()));
          },
        );
        for (const { id } of some) {
          const octokit = await enter(id);
          if (octokit !== null) yield octokit;
        }
        if (some.length < pageSize) return;
      }
    },

    forget(fullName) {
      const id = installationsByOwner.get(ownerOf(fullName));
      if (id !== undefined) refused.add(id);
    },

    answers: () =>
      request('GET /app', {}, app).then(
        () => true,
        () => false,
      ),

    async clientId() {
      try {
        return (await request('GET /app', {}, app)).client_id ?? null;
      } catch (error) {
        throw thrown('GET /app', error, failureOf(error, clock.now()));
      }
    },

    async ownLogin() {
      try {
        ownLogin ??= `${(await request('GET /app', {}, app)).slug}[bot]`;
        return ownLogin;
      } catch (error) {
        throw thrown('GET /app', error, failureOf(error, clock.now()));
      }
    },

    async permissions(fullName): Promise<RepositoryRules['permissions']> {
      const found = await find(fullName);
      if (found === null) return { kind: 'unseen', status: 404 };
      if (found.permissions === undefined) return { kind: 'unseen', status: null };
      const held = Object.entries(found.permissions).map(
        ([name, level]) => [name, level === 'read' ? 'read' : 'write'] as const,
      );
      return { kind: 'seen', value: Object.fromEntries(held) };
    },
  };
}

const ownerOf = (fullName: string): string => ownerAndRepo(fullName).owner.toLowerCase();

/** What is thrown for an error that is not one of ours already. */
function thrown(route: string, error: unknown, failure: Failure): Error {
  return error instanceof Error && error.name === 'IntegrationError' ? error : unanswered(route, failure);
}
