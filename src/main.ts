import { pino } from 'pino';
import { WrongWorkspace } from './app/wrong-workspace.ts';
import { startApp } from './app.ts';
import { ConfigError, loadConfig } from './config.ts';
import { StoreUnusable } from './store/unusable.ts';

/** Ends the process with a sentence for whoever started it; anything unforeseen keeps its stack. */
function giveUp(error: unknown): never {
  const isForPeople =
    error instanceof ConfigError || error instanceof StoreUnusable || error instanceof WrongWorkspace;
  process.stderr.write(`${isForPeople ? error.message : format(error)}\n`);
  process.exit(1);
}

const format = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

try {
  const config = loadConfig();
  const log = pino({ level: config.logLevel });
  const app = await startApp({
    config,
    clock: { now: () => new Date() },
    log: {
      info: (facts, text) => log.info(facts, text),
      warn: (facts, text) => log.warn(facts, text),
      error: (facts, text) => log.error(facts, text),
    },
  });
  log.info({ port: app.port }, 'Waybill is ready');

  let isStopping = false;
  const stop = async (why: string, exitCode: number): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    log.info({ why }, 'Waybill stops');
    await app.stop();
    process.exit(exitCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop(signal, 0));
  }
  void app.lost.then(() => stop('the database ended', 1));
} catch (error) {
  giveUp(error);
}
