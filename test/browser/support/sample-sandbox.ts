import { fileURLToPath } from 'node:url';
import { sourceOf } from '../../../sandbox/repository.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/start-sandbox.ts';

/** The sandbox with the bot that shows everything in the real one's place. */
export const startSampleSandbox = async (): Promise<Sandbox> =>
  await startSandbox({
    source: await sourceOf(undefined),
    port: 0,
    entry: fileURLToPath(new URL('../../sandbox/page/sample/sample-bot.ts', import.meta.url)),
  });
