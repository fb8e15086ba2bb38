import { pino } from 'pino';
import { startFailure } from './app/start-failure.ts';
import { startApp } from './app.ts';
import { loadConfig } from './config.ts';

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
    // Not once: a second signal must not end the process while it stops.
    process.on(signal, () => void stop(signal, 0));
  }
  void app.lost.then(() => stop('the database ended', 1));
} catch (error) {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exit(1);
}
