import { freePort } from './bot/free-port.ts';
import { readCommandLine, type Wishes } from './command-line.ts';
import { sourceOf } from './repository.ts';
import { setUpRepository } from './set-up-repository.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';

const usualPort = 4747;
const say = (words: string): void => void process.stdout.write(`${words}\n`);

const isTerminal = process.stderr.isTTY;
const showProgress = (commits: number): void => {
  const words = `Reading the history: ${commits.toLocaleString('en')} commits`;
  process.stderr.write(isTerminal ? `\r${words}` : `${words}\n`);
};

const welcome = (sandbox: Sandbox, fullName: string): string => `
Waybill's sandbox is ready:  ${sandbox.page.url}

Open it in a browser; it is ${fullName} with a stand-in Slack and a stand-in GitHub, all on this machine.
In #releases, type

  /release preview      what a release would contain
  /release cut          cut it, and watch the card
  /release help         everything else

At the top right you become somebody else; "World outside" merges pull requests, fails builds, kills the bot.
Ctrl-C ends it and leaves nothing behind.`;

const serve = async (wishes: Wishes): Promise<void> => {
  const source = await sourceOf(wishes.repository);
  const port = wishes.port ?? (await freePort(usualPort));
  const sandbox = await startSandbox({
    source,
    port,
    dataDir: wishes.dataDir,
    onProgress: showProgress,
  });
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    say('\nStopping.');
    await sandbox.stop();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
  if (sandbox.added.length > 0) {
    say(
      `${source.fullName} has no waybill.yaml: added ${sandbox.added.join(' and ')} to the private mirror, not to your clone.`,
    );
  }
  await setUpRepository(sandbox.slack, source.fullName);
  say(welcome(sandbox, source.fullName));
};

try {
  await serve(readCommandLine(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
