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

test('a bug keeps its stack', () => {
  expect(startFailure(new TypeError('x is not a function'))).toMatch(
    /^TypeError: x is not a function\n {4}at /,
  );
});
