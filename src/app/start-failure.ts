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
  if (!(error instanceof Error)) return String(error);
  return unlistened(error) ?? error.stack ?? error.message;
}

const cannotListen: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something else does, perhaps another Waybill. Stop that, or set PORT to another.',
  EADDRNOTAVAIL: 'this machine has no such address. Set HOST to one that it has.',
  EACCES: 'its user may not use that port. Set PORT to one above 1023, behind a proxy.',
};

/** Null for every other failure. */
function unlistened(error: Error): string | null {
  const { syscall, code, address, port }: NodeJS.ErrnoException & { address?: string; port?: number } = error;
  const words = syscall === 'listen' ? cannotListen[code ?? ''] : undefined;
  if (words === undefined) return null;
  const where = [address, port].filter((part) => part !== undefined).join(':');
  return `Waybill cannot listen at ${where} (${code}): ${words}`;
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
