import { reading } from './plain-github-reading.ts';
import { writing } from './plain-github-writing.ts';
import { makeHistory, type PlainHistory } from './plain-history.ts';
import { type PlainAnswer, type PlainRequest, type PlainServer, servePlainly } from './plain-http.ts';
import { makeRuns, type PlainRun, type PlainRuns } from './plain-runs.ts';

type Release = { readonly id: number; readonly tag_name: string; readonly body: string; draft: boolean };

/** What a GitHub-compatible server knows of the one repository that it has. */
export type PlainRepository = {
  readonly history: PlainHistory;
  readonly runs: PlainRuns;
  readonly releases: Release[];
  /** What `waybill.yaml` says on the default branch. */
  configuration: string;
};

/** A GitHub-compatible server with plain endpoints alone: no GraphQL, no comparison, no deployments. */
export type PlainGithub = PlainServer & { readonly repository: PlainRepository };

/** What a path below the repository is answered with; `part` is what the pattern caught. */
export type Route = readonly [
  method: string,
  path: RegExp,
  answer: (request: PlainRequest & { readonly part: string }) => PlainAnswer,
];

export const ok = (body: unknown): PlainAnswer => ({ status: 200, body });
export const made = (body: unknown): PlainAnswer => ({ status: 201, body });
export const no = (status: number): PlainAnswer => ({ status, body: { message: 'No' } });

/** The answer about something, or 404 where there is no such thing. */
export const about = <T>(found: T | undefined, body: (found: T) => unknown): PlainAnswer =>
  found === undefined ? no(404) : ok(body(found));

export async function startPlainGithub(
  configuration: string,
  onEnd: (run: PlainRun) => void,
): Promise<PlainGithub> {
  const history = makeHistory();
  history.land('feat: sell things');
  history.land('feat: search by name');
  const repository: PlainRepository = { history, runs: makeRuns(onEnd), releases: [], configuration };
  const routes = [...reading(repository), ...writing(repository)];
  const server = await servePlainly((request) => {
    if (request.path === '/user') return ok({ login: 'bot', id: 1 });
    const below = /^\/repos\/acme\/storefront(.*)$/.exec(request.path)?.[1];
    if (below === undefined) return no(404);
    for (const [method, path, answer] of routes) {
      const found = method === request.method ? path.exec(below) : null;
      if (found !== null) return answer({ ...request, part: found[1] ?? '' });
    }
    return no(404);
  });
  return Object.assign(server, { repository });
}
