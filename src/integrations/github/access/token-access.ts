import { Octokit } from 'octokit';
import { z } from 'zod';
import type { RepositoryRules } from '../../../domain/repository/rules.ts';
import type { Clock } from '../../../ports.ts';
import { ownerAndRepo } from '../http/ask.ts';
import { failureOf } from '../http/failure.ts';
import type { octokitOptions } from '../http/octokit-options.ts';
import { unanswered, unreadable } from '../http/unanswered.ts';
import type { Access } from './access.ts';
import { scopePermissions } from './scope-permissions.ts';

const user = z.object({ login: z.string() });
const described = z.object({
  private: z.boolean().optional(),
  permissions: z.object({ push: z.boolean().optional() }).optional(),
});

/** One token for everything: a person's, or one that a platform hands out. */
export function tokenAccess(token: string, options: ReturnType<typeof octokitOptions>, clock: Clock): Access {
  const octokit = new Octokit({ ...options, auth: token });
  let ownLogin: Promise<string | null> | null = null;

  const askLogin = async (): Promise<string | null> => {
    try {
      const { data } = await octokit.request('GET /user');
      return user.safeParse(data).data?.login ?? null;
    } catch (error) {
      const failure = failureOf(error, clock.now());
      // A token of an installation is nobody in particular.
      if (failure.kind === 'definite' && failure.status !== 401) return null;
      throw unanswered('GET /user', failure);
    }
  };

  return {
    forRepository: async () => octokit,
    async *everywhere() {
      yield octokit;
    },
    forget: () => {},
    ownLogin() {
      ownLogin ??= askLogin().catch((error: unknown) => {
        ownLogin = null;
        throw error;
      });
      return ownLogin;
    },
    clientId: async () => null,
    answers: () =>
      askLogin().then(
        () => true,
        () => false,
      ),
    permissions: (fullName) => readPermissions(octokit, fullName, clock),
  };
}

async function readPermissions(
  octokit: Octokit,
  fullName: string,
  clock: Clock,
): Promise<RepositoryRules['permissions']> {
  const route = 'GET /repos/{owner}/{repo}';
  try {
    const { data, headers } = await octokit.request(route, ownerAndRepo(fullName));
    const parsed = described.safeParse(data);
    if (!parsed.success) throw unreadable(route);
    const scopes = headers['x-oauth-scopes'];
    // Fine-grained tokens have no scopes, and nobody tells what they may do.
    if (typeof scopes !== 'string' || scopes.trim() === '') return { kind: 'unseen', status: null };
    const mayPush = parsed.data.permissions?.push ?? true;
    return {
      kind: 'seen',
      value: scopePermissions(scopes, { isPrivate: parsed.data.private ?? true, mayPush }),
    };
  } catch (error) {
    const failure = failureOf(error, clock.now());
    if (failure.kind === 'definite' && failure.status !== 401)
      return { kind: 'unseen', status: failure.status };
    throw unanswered(route, failure);
  }
}
