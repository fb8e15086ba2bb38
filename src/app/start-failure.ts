import { ConfigError } from '../config.ts';
import { IntegrationError } from '../domain/integration/integration-error.ts';
import { StoreUnusable } from '../store/unusable.ts';
import { WrongWorkspace } from './wrong-workspace.ts';

/** Why Waybill did not start, for whoever started it: a sentence where they can mend it, else where it broke. */
export function startFailure(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StoreUnusable || error instanceof WrongWorkspace) {
    return error.message;
  }
  if (error instanceof IntegrationError) return unanswered(error);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const credentials: Readonly<Record<string, string>> = {
  'auth.test': 'SLACK_BOT_TOKEN',
  'apps.connections.open': 'SLACK_APP_TOKEN',
};

function unanswered({ system, operation, retryable }: IntegrationError): string {
  const variable = credentials[operation];
  const name = { slack: 'Slack', github: 'GitHub', database: 'The database' }[system];
  return retryable || variable === undefined
    ? `${name} did not answer (${operation}), and Waybill cannot start without it: start it again when it does.`
    : `${name} does not take ${variable} (${operation}): it may be revoked, or of another app.`;
}
