import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { checkWebhook } from '../../support/openapi/check-webhook.ts';
import { type GithubUnderTest, githubUnderTest, storefront } from './github-under-test.ts';

type Received = {
  readonly event: string;
  readonly delivery: string;
  readonly signature: string;
  readonly text: string;
};

const textOf = (header: string | string[] | undefined): string => [header].flat().join();

async function receiver(): Promise<{ readonly url: string; readonly received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { headers } = request;
      received.push({
        event: textOf(headers['x-github-event']),
        delivery: textOf(headers['x-github-delivery']),
        signature: textOf(headers['x-hub-signature-256']),
        text: Buffer.concat(chunks).toString('utf8'),
      });
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/github/webhooks`, received };
}

async function withReceiver(): Promise<{
  github: GithubUnderTest;
  received: Received[];
  names: () => string[];
}> {
  const { url, received } = await receiver();
  const github = await githubUnderTest({ webhooks: [{ url, secret: 'shared' }] });
  const nameOf = (one: Received) => {
    const { action } = JSON.parse(one.text);
    return typeof action === 'string' ? `${one.event}.${action}` : one.event;
  };
  return { github, received, names: () => received.map(nameOf) };
}

const build = async (github: GithubUnderTest) => {
  await github.ask('POST', `${storefront}/actions/workflows/build.yml/dispatches`, {
    ref: 'main',
    inputs: { version: '1' },
  });
  await github.control.settle();
};

test('every webhook is signed with the secret, and is what GitHub describes', async () => {
  const { github, received, names } = await withReceiver();
  await build(github);
  await github.control.history.landPull({ title: 'feat: more' });
  const main = (await github.get(`${storefront}/commits/main`)).body['sha'];
  await github.ask('POST', `${storefront}/git/refs`, { ref: 'refs/tags/v9', sha: main });
  await github.ask('DELETE', `${storefront}/git/refs/tags/v9`);
  await github.control.settings.check({ ref: 'main', name: 'security', app: 'scanner' });
  await github.control.settings.status({ ref: 'main', context: 'ci', state: 'success' });
  await github.control.settle();
  expect(new Set(names())).toEqual(
    new Set([
      'workflow_run.requested',
      'workflow_run.in_progress',
      'workflow_run.completed',
      'create',
      'push',
      'pull_request.opened',
      'pull_request.closed',
      'delete',
      'check_run.completed',
      'status',
    ]),
  );
  for (const one of received) {
    expect(one.signature).toBe(`sha256=${createHmac('sha256', 'shared').update(one.text).digest('hex')}`);
    expect(checkWebhook(one.event, JSON.parse(one.text))).toEqual([]);
  }
});

test("a run's webhooks come in order: requested, in progress, completed", async () => {
  const { github, names } = await withReceiver();
  await build(github);
  expect(names()).toEqual(['workflow_run.requested', 'workflow_run.in_progress', 'workflow_run.completed']);
});

test('webhooks can be lost, doubled, late and out of order', async () => {
  const { github, received, names } = await withReceiver();
  const { webhooks } = github.control;
  webhooks.trouble({ action: 'lose', event: 'workflow_run.requested', times: 1 });
  webhooks.trouble({ action: 'duplicate', event: 'workflow_run.completed', times: 1 });
  await build(github);
  expect(names()).toEqual(['workflow_run.in_progress', 'workflow_run.completed', 'workflow_run.completed']);
  expect(received[1]?.delivery).toBe(received[2]?.delivery);

  received.length = 0;
  webhooks.trouble({ action: 'reorder', event: 'workflow_run.in_progress', times: 1 });
  webhooks.trouble({ action: 'delay', event: 'workflow_run.requested', delayMs: 30_000, times: 1 });
  await build(github);
  expect(names()).toEqual(['workflow_run.completed', 'workflow_run.in_progress']);
  await github.advance(30_000);
  expect(names().at(-1)).toBe('workflow_run.requested');
});

test('a lost webhook is remembered as failed and arrives under its own id when sent again', async () => {
  const { github, received } = await withReceiver();
  github.control.webhooks.trouble({ action: 'lose', times: 1 });
  await build(github);
  const lost = github.control.webhooks.deliveries().find((one) => one.lost);
  expect(lost?.status).toBe(0);
  github.control.webhooks.redeliver(lost?.id ?? 0);
  await github.control.settle();
  expect(received.at(-1)?.delivery).toBe(lost?.guid);
});
