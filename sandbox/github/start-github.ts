import { createServer, type Server } from 'node:http';
import { Accounts } from './accounts.ts';
import { startAgenda } from './agenda.ts';
import { controlServer } from './control/control-server.ts';
import { type GithubControl, githubControl } from './control/github-control.ts';
import { discard } from './git/mirror.ts';
import { Webhooks } from './hooks/webhooks.ts';
import { listen } from './http/listener.ts';
import { RequestLog } from './http/request-log.ts';
import { routeTable } from './http/route-table.ts';
import { Troubles } from './http/trouble.ts';
import { openRepository } from './open-repository.ts';
import type { GithubOptions } from './options.ts';
import { RateLimit } from './rate-limit.ts';
import { routes } from './routes/index.ts';
import { RunPlans } from './runs/run-plan.ts';
import { type App, Grants } from './state/grant.ts';
import { apiUrl, type World } from './state/world.ts';

export type StandInGithub = {
  /** Where it listens. */
  readonly url: string;
  /** What a client takes as the API's root; differs for the Enterprise edition. */
  readonly apiUrl: string;
  readonly app: App;
  readonly control: GithubControl;
  readonly close: () => Promise<void>;
};

const defaultApp: App = {
  id: 4711,
  slug: 'waybill-sandbox',
  name: 'Waybill (sandbox)',
  owner: 'acme',
  installationId: 815,
  permissions: {
    metadata: 'read',
    contents: 'write',
    actions: 'write',
    pull_requests: 'write',
    deployments: 'write',
    checks: 'read',
    statuses: 'read',
    environments: 'read',
    administration: 'read',
  },
  events: ['workflow_run', 'push', 'create', 'delete', 'pull_request'],
};

/** Starts the stand-in on loopback and answers once every repository is read. */
export async function startGithub(options: GithubOptions): Promise<StandInGithub> {
  const app: App = { ...defaultApp, ...options.app };
  const accounts = new Accounts();
  accounts.named(app.owner, 'Organization');
  const grants = new Grants(app);
  for (const { token, login, permissions } of options.tokens ?? []) {
    grants.add(token, { login, kind: permissions === undefined ? 'user' : 'installation', permissions });
  }
  const agenda = startAgenda(options.now, options.lookEveryMs ?? 50);
  const hooks = new Webhooks(options.webhooks ?? [], options.now, () => agenda);
  let id = 7_000_000;
  const nextId = () => {
    id += 1;
    return id;
  };
  const repositories = await Promise.all(
    options.repositories.map((order, index) =>
      openRepository(order, { options, accounts, id: 9001 + index }),
    ),
  );
  let url = '';
  const world: World = {
    now: options.now,
    agenda,
    accounts,
    grants,
    repositories,
    hooks,
    plans: new RunPlans(options.pace ?? { queuedMs: 1500, runsMs: 4000 }),
    nextId,
    url: () => url,
    edition: options.edition ?? 'github.com',
    graphql: options.graphql ?? options.edition !== 'older-enterprise',
  };
  const limit = new RateLimit(options.now, options.requestsPerHour);
  const troubles = new Troubles();
  const log = new RequestLog();
  const control = githubControl({ world, limit, troubles, log });
  const listening = {
    api: { world, limit, find: routeTable(routes(limit)) },
    troubles,
    log,
    control: controlServer(control),
    onExchange: options.onExchange ?? (() => undefined),
  };
  const server = createServer((request, response) => {
    listen(listening, request, response).catch((problem: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(problem));
    });
  });
  const port = await listenOn(server, options.port ?? 0).catch(async (problem: unknown) => {
    agenda.close();
    await Promise.all(repositories.map((repository) => discard(repository.git)));
    throw problem;
  });
  url = `http://127.0.0.1:${port}`;
  return {
    url,
    apiUrl: apiUrl(world),
    app,
    control,
    async close() {
      agenda.close();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      await world.hooks.idle();
      await Promise.all(repositories.map((repository) => discard(repository.git)));
    },
  };
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
