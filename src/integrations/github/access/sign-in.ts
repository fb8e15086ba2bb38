import { Octokit } from 'octokit';
import { z } from 'zod';
import type { BegunSignIn, SignInAnswer } from '../../../domain/authority/sign-in.ts';
import type { Clock } from '../../../ports.ts';
import { failureOf } from '../http/failure.ts';
import type { octokitOptions } from '../http/octokit-options.ts';
import { unanswered, unreadable } from '../http/unanswered.ts';

const begun = z.object({
  device_code: z.string(),
  user_code: z.string(),
  verification_uri: z.url({ protocol: /^https?$/ }),
  expires_in: z.number(),
});
const refused = z.object({ error: z.string() });
const granted = z.object({ access_token: z.string() });
const user = z.object({ login: z.string() });

const grant = 'urn:ietf:params:oauth:grant-type:device_code';
const notYet = new Set(['authorization_pending', 'slow_down']);

/** Where people are asked who they are: beside the API, not in it. */
function webBase(baseUrl: string): string {
  const { origin } = new URL(baseUrl);
  return origin === 'https://api.github.com' ? 'https://github.com' : origin;
}

/**
 * GitHub's device flow: the person enters a code there, in a browser of theirs, and GitHub tells us who it was. No secret
 * of an app and no address that GitHub reaches is needed. A no comes with status 200, or 404 where there is no such app.
 * Source: docs.github.com, "Authorizing OAuth apps", device flow.
 */
export function signIn(options: ReturnType<typeof octokitOptions>, clock: Clock) {
  const ask = async (path: string, params: Record<string, string>, octokit = new Octokit(options)) => {
    const route = `POST ${path}`;
    try {
      const { data } = await octokit.request(`POST ${webBase(options.baseUrl)}${path}`, {
        ...params,
        headers: { accept: 'application/json' },
      });
      return data as unknown;
    } catch (error) {
      const failure = failureOf(error, clock.now());
      if (failure.kind === 'definite') return { error: 'refused' };
      throw unanswered(route, failure);
    }
  };

  return {
    async begin(clientId: string): Promise<BegunSignIn | null> {
      const answer = await ask('/login/device/code', { client_id: clientId });
      if (refused.safeParse(answer).success) return null;
      const { data } = begun.safeParse(answer);
      if (data === undefined) throw unreadable('POST /login/device/code');
      return {
        deviceCode: data.device_code,
        userCode: data.user_code,
        url: data.verification_uri,
        expiresAt: new Date(clock.now().getTime() + data.expires_in * 1000),
      };
    },

    async end(clientId: string, deviceCode: string): Promise<SignInAnswer> {
      const answer = await ask('/login/oauth/access_token', {
        client_id: clientId,
        device_code: deviceCode,
        grant_type: grant,
      });
      const no = refused.safeParse(answer).data;
      if (no !== undefined) return { kind: notYet.has(no.error) ? 'pending' : 'over' };
      const token = granted.safeParse(answer).data?.access_token;
      if (token === undefined) throw unreadable('POST /login/oauth/access_token');
      return { kind: 'signed-in', login: await whoHas(token) };
    },
  };

  async function whoHas(token: string): Promise<string> {
    try {
      const { data } = await new Octokit({ ...options, auth: token }).request('GET /user');
      return user.parse(data).login;
    } catch (error) {
      throw unanswered('GET /user', failureOf(error, clock.now()));
    }
  }
}
