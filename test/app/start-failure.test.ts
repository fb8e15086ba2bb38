import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { startFailure } from '../../src/app/start-failure.ts';
import { WrongWorkspace } from '../../src/app/wrong-workspace.ts';
import { IntegrationError } from '../../src/domain/integration/integration-error.ts';

const slackFailed = (operation: string, retryable: boolean) =>
  new IntegrationError({ system: 'slack', operation, retryable });

test.each([
  ['auth.test', 'SLACK_BOT_TOKEN'],
  ['apps.connections.open', 'SLACK_APP_TOKEN'],
])('a token that Slack refuses at %s is named by its variable', (operation, variable) => {
  expect(startFailure(slackFailed(operation, false))).toMatch(
    new RegExp(`^Slack does not take ${variable} \\(${operation}\\): .+\\.$`),
  );
});

test('a Slack that does not answer is not blamed on the token', () => {
  const told = startFailure(slackFailed('auth.test', true));
  expect(told).toContain('Slack did not answer (auth.test)');
  expect(told).not.toContain('TOKEN');
});

test('what a person can mend is told in a sentence, without a stack', () => {
  expect(startFailure(new WrongWorkspace('T1', 'T2'))).toMatch(/^This database belongs to .+\.$/);
});

/** What listening there really fails with. */
async function failureToListen(host: string, port: number): Promise<unknown> {
  const server = createServer();
  return await new Promise((resolve) => {
    server.on('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}

test('a port that is taken is named, with what to do', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  expect(startFailure(await failureToListen('127.0.0.1', port))).toBe(
    `Waybill cannot listen at 127.0.0.1:${port} (EADDRINUSE): something else does, perhaps another Waybill. Stop that, or set PORT to another.`,
  );
  other.close();
});

test('an address that is not of this machine is named, with what to do', async () => {
  expect(startFailure(await failureToListen('192.0.2.1', 0))).toMatch(
    /^Waybill cannot listen at 192\.0\.2\.1(:0)? \(EADDRNOTAVAIL\): .* Set HOST to one that it has\.$/,
  );
});

test('a bug keeps its stack', () => {
  expect(startFailure(new TypeError('x is not a function'))).toMatch(
    /^TypeError: x is not a function\n {4}at /,
  );
});
