import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type ClientRequest, get } from 'node:http';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { channels, people } from '../sandbox/slack/workspace/seed.ts';
import { median, rounded } from './support/measure.ts';
import { printJson, printTable, say } from './support/report.ts';

/** How long a newcomer waits: from `npm run sandbox` to its page, and from `/release cut` to the card that is ready. */
const { values } = parseArgs({
  options: { repo: { type: 'string' }, rounds: { type: 'string', default: '3' } },
});
const patienceMs = 180_000;

/** Resolves with what the pattern first finds in a stream of text, which goes on being read. */
function firstMatch(stream: Readable, pattern: RegExp): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    const match = pattern.exec(text);
    if (match !== null) resolve(match[1] ?? match[0]);
  });
  const ended = (): void => reject(new Error(`It ended without ${pattern.source}.`));
  stream.once('end', ended).once('error', ended);
  return promise;
}

const responseOf = (request: ClientRequest): Promise<Readable> =>
  new Promise((resolve, reject) => request.once('response', resolve).once('error', reject));

function startSandbox(): ChildProcess {
  const launcher = fileURLToPath(new URL('../bin/node24', import.meta.url));
  const main = fileURLToPath(new URL('../sandbox/main.ts', import.meta.url));
  const repo = values.repo === undefined ? [] : ['--repo', values.repo];
  return spawn(launcher, [main, '--port', '0', ...repo], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function run() {
  const startedAt = performance.now();
  const sandbox = startSandbox();
  const timer = setTimeout(() => sandbox.kill('SIGTERM'), patienceMs);
  try {
    if (sandbox.stdout === null) throw new Error('The sandbox has no output.');
    const url = await firstMatch(sandbox.stdout, /ready:\s+(http:\S+)/);
    const readyMs = performance.now() - startedAt;
    const feed = await responseOf(get(`${url}/feed?as=${people.dana}`));
    const askedAt = performance.now();
    const act = { kind: 'command', channel: channels.releases, text: '/release cut' };
    await fetch(`${url}/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: people.dana, act }),
    });
    await firstMatch(feed, /\*Ready\* since/);
    return { readyMs, cardMs: performance.now() - askedAt };
  } finally {
    clearTimeout(timer);
    sandbox.kill('SIGTERM');
    if (sandbox.exitCode === null) await once(sandbox, 'exit');
  }
}

const runs: Awaited<ReturnType<typeof run>>[] = [];
for (let round = 1; round <= Number(values.rounds); round += 1) {
  say(`round ${round} of ${values.rounds}…`);
  runs.push(await run());
}
const seconds = (of: 'readyMs' | 'cardMs'): number => rounded(median(runs.map((each) => each[of])) / 1000, 1);
const figures = { toPageSeconds: seconds('readyMs'), toReadyCardSeconds: seconds('cardMs') };
printTable(
  `The first minutes, ${runs.length} rounds, medians`,
  ['', 's'],
  [
    ['from the command to the page', figures.toPageSeconds],
    ['from /release cut to the ready card', figures.toReadyCardSeconds],
  ],
);
printJson('first-card', { rounds: runs.length, ...figures });
