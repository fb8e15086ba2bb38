import { randomBytes } from 'node:crypto';
import { countedInbox } from './app/counted-inbox.ts';
import { webhookRoute } from './app/github-webhooks.ts';
import { askedRarely, healthRoutes } from './app/health.ts';
import { intakeFirst } from './app/intake-first.ts';
import { createMetrics } from './app/metrics.ts';
import { mintFrom } from './app/mint.ts';
import { startWork } from './app/start-work.ts';
import { WrongWorkspace } from './app/wrong-workspace.ts';
import { answerRequest } from './commands/answer-request.ts';
import { isLong, isSaidInstead, modalTitle } from './commands/index.ts';
import { validateSubmission } from './commands/validate-submission.ts';
import type { Config } from './config.ts';
import { jobNames, type ListedWork, type WokenWork } from './domain/job.ts';
import { githubActions } from './integrations/deployers/github-actions.ts';
import { connectGithub } from './integrations/github/connect-github.ts';
import { meaningOf } from './integrations/github/webhooks/meaning-of.ts';
import { connectMail } from './integrations/mail/connect-mail.ts';
import { openLookout } from './integrations/pinned-web.ts';
import { openProbe } from './integrations/probe/probe.ts';
import { parseProjectFile } from './integrations/project-file/parse-project-file.ts';
import { connectSlack } from './integrations/slack/connect-slack.ts';
import { listenToSlack } from './integrations/slack/listen-to-slack.ts';
import { serveHttp } from './integrations/slack/requests/http-server.ts';
import { openWebhooks } from './integrations/webhooks/open-webhooks.ts';
import { paceOf } from './jobs/drain-channel.ts';
import { startTicking } from './jobs/tick.ts';
import type { Clock, Log, Ports } from './ports.ts';
import { dueWork } from './store/due.ts';
import { keepInbox } from './store/inbox.ts';
import { migrateToLatest } from './store/migrate/migrate-to-latest.ts';
import { openDatabase } from './store/open-database.ts';
import { openStore } from './store/open-store.ts';
import { openQueue } from './store/queue.ts';
import { queues } from './store/queues.ts';
import { drawMessage } from './views/draw-message.ts';
import { notesMarkdown } from './views/notes/markdown.ts';
import { noticeMail } from './views/notice/mail.ts';
import { pickPullText } from './views/pick/pull-request-text.ts';

/** A running Waybill. */
export type App = {
  readonly port: number;
  /** Settles when it can no longer work, and must be started again. */
  readonly lost: Promise<void>;
  /** Looks at the clock at once, where it was moved by hand: what is due now begins. */
  readonly tick: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type AppOptions = {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** How long a channel rests between two messages. */
  readonly betweenMessagesMs?: number;
};

const migrations = new URL('../migrations/', import.meta.url).pathname;

/** Puts every part together and starts it. Whatever was started is stopped again when a later part fails. */
export async function startApp({ config, clock, log, betweenMessagesMs = 1_000 }: AppOptions): Promise<App> {
  await using cleanup = new AsyncDisposableStack();
  const storeLog = {
    info: (text: string) => log.info({ part: 'store' }, text),
    warn: (text: string) => log.warn({ part: 'store' }, text),
  };
  const database = await openDatabase({
    databaseUrl: config.databaseUrl?.reveal(),
    dataDir: config.dataDir,
    log: storeLog,
  });
  cleanup.defer(() => database.close());
  await migrateToLatest(database.url, migrations);
  const queue = await openQueue<ListedWork, WokenWork>({ url: database.url, queues, log: storeLog });
  cleanup.defer(() => queue.stop());

  const tools = { db: database.db, queue, clock, mint: mintFrom(clock) };
  const store = openStore(tools);
  const intake = intakeFirst(keepInbox({ ...tools, isLong }));
  const connection = connectSlack({
    botToken: config.slack.botToken.reveal(),
    apiUrl: config.slack.apiUrl,
    clock,
    log,
  });
  const identity = await connection.identity();
  const boundTo = await store.bindWorkspace(identity.teamId);
  if (boundTo !== identity.teamId) throw new WrongWorkspace(boundTo, identity.teamId);
  const github = connectGithub({
    auth: config.github.auth.reveal(),
    apiUrl: config.github.apiUrl,
    clientId: config.github.clientId,
    clock,
    log,
  });
  const ports: Ports = {
    clock,
    mint: tools.mint,
    log,
    store,
    slack: connection.slack,
    github,
    deployer: githubActions(github),
    probe: openProbe({ allowHosts: config.allowHosts }),
    lookAtHost: openLookout({ allowHosts: config.allowHosts }),
    webhooks: openWebhooks({ allowHosts: config.allowHosts, secrets: config.secrets }),
    draw: drawMessage,
    mailer: config.smtpUrl === null ? null : connectMail(config.smtpUrl.reveal()),
    drawMail: noticeMail,
    notesMarkdown,
    pickPullText,
    parseProjectFile,
    admins: config.admins,
    auditChannel: config.auditChannel,
    listedSecrets: [...config.secrets.keys()],
  };

  const metrics = createMetrics(async () => {
    return Object.fromEntries(
      await Promise.all(jobNames.map(async (name) => [name, await queue.depth(name)])),
    );
  });
  const listening = listenToSlack({
    connection,
    identity,
    mode: config.slack.mode.reveal(),
    inbox: countedInbox(intake.inbox, metrics),
    onRefused: () => metrics.received('slack', 'refused'),
    opensModal: (ask) => {
      const title = modalTitle(ask);
      return title === null ? null : { title, isSaidInstead: isSaidInstead(ask) };
    },
    validate: validateSubmission,
    clock,
    log,
    reference: () => randomBytes(4).toString('hex'),
  });
  const slackAnswers = askedRarely(clock, () => connection.slack.scopes().then(() => true));
  const githubAnswers = askedRarely(clock, () => github.answers());
  const server = serveHttp({
    host: config.host,
    port: config.port,
    log,
    routes: [
      ...listening.routes,
      ...healthRoutes([
        { name: 'database', isNeeded: true, isUp: async () => (await store.trailHead()).seq >= 0 },
        {
          name: 'queue',
          isNeeded: true,
          isUp: async () => (await queue.depth('answer-request')).waiting >= 0,
        },
        {
          name: 'slack',
          isNeeded: false,
          isUp: async () => listening.isConnected() && (await slackAnswers()),
        },
        { name: 'github', isNeeded: false, isUp: githubAnswers },
      ]),
      metrics.route,
      ...(config.githubWebhookSecrets.length === 0
        ? []
        : [
            webhookRoute({
              secrets: config.githubWebhookSecrets.map((secret) => secret.reveal()),
              inbox: intake.inbox,
              log,
              metrics,
            }),
          ]),
    ],
  });

  const answerWhenQuiet: typeof answerRequest = async (...request) => {
    await intake.whenQuiet();
    await answerRequest(...request);
  };
  await startWork(
    queue,
    { ports, answerRequest: answerWhenQuiet, meaningOf, pace: paceOf(betweenMessagesMs) },
    metrics,
  );
  const ticker = startTicking(dueWork(tools), log);
  cleanup.defer(() => ticker.stop());
  const port = await server.start();
  cleanup.defer(() => server.stop());
  await listening.start();
  cleanup.defer(() => listening.stop());

  const running = cleanup.move();
  return { port, lost: database.lost, tick: () => ticker.tick(), stop: () => running.disposeAsync() };
}
