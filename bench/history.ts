import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sourceOf } from '../sandbox/repository.ts';
import { setUpRepository } from '../sandbox/set-up-repository.ts';
import { channels } from '../sandbox/slack/workspace/seed.ts';
import { git } from './support/git.ts';
import { makeHistory } from './support/made-history.ts';
import { rounded, timed } from './support/measure.ts';
import { startOwnPostgres } from './support/own-postgres.ts';
import { printJson, printTable, say } from './support/report.ts';
import { twoProjects } from './support/two-projects.ts';
import { watchMemory } from './support/watch-memory.ts';
import { openWorkspace } from './support/workspace.ts';

/**
 * `preview`, `cut` and `diff` over a whole real history: how long, how many calls of GitHub's API, how much memory.
 * Nothing is released before the first cut, so that it takes everything from the first commit on. The clone is
 * copied by the stand-in GitHub and only read.
 */
const { values } = parseArgs({
  options: {
    repo: { type: 'string' },
    /** What the second project consists of. */
    paths: { type: 'string', default: 'src/**' },
    /** Two tags to compare. */
    from: { type: 'string' },
    to: { type: 'string' },
    /** Shows what people would read. */
    show: { type: 'boolean', default: false },
  },
});
const patienceMs = 600_000;

await using cleanup = new AsyncDisposableStack();
const made = values.repo === undefined ? makeHistory(12_000) : null;
if (made !== null) cleanup.defer(made.remove);
const path = values.repo ?? made?.path ?? '';
const source = await sourceOf(path);
const trunk = git(path, ['symbolic-ref', '--short', 'HEAD']);
const commits = Number(git(path, ['rev-list', '--count', 'HEAD'])) + 1;
const ceiling = Math.ceil(commits / 100) + Math.ceil(commits / 50) + 20;
const paths = made === null || existsSync(join(path, 'src')) ? values.paths : 'apps/**';

const postgres = await startOwnPostgres();
cleanup.defer(() => postgres.stop());
let calls = 0;
const { ms: readingMs, value: workspace } = await timed(async () =>
  openWorkspace({
    repository: source.order,
    databaseUrl: await postgres.createDatabase('waybill_bench'),
    onExchange: () => {
      calls += 1;
    },
  }),
);
cleanup.defer(() => workspace.close());
say(`The stand-in read ${commits} commits in ${rounded(readingMs / 1000, 1)} s.`);
await workspace.github.control.history.push({
  branch: trunk,
  message: 'chore: let Waybill release this',
  files: twoProjects({ trunk, channel: channels.releases, paths }),
});
const waybill = await workspace.start();
cleanup.defer(() => waybill.stop());
await setUpRepository(workspace.slack, source.fullName);

type Step = {
  readonly what: string;
  readonly seconds: number;
  readonly calls: number;
  readonly mostMib: number;
};
const steps: Step[] = [];

async function measure(what: string, work: () => Promise<string>): Promise<void> {
  say(`${what}…`);
  calls = 0;
  const memory = watchMemory(waybill);
  const { ms, value: text } = await timed(work);
  steps.push({
    what,
    seconds: rounded(ms / 1000, 1),
    calls,
    mostMib: rounded(await memory.most(), 0),
  });
  if (values.show) process.stdout.write(`\n--- ${what}\n${text}\n`);
}

const answer = (text: string): Promise<string> =>
  workspace.ask(text, (read) => !read.startsWith('Reading'), patienceMs);
const untilReady = async (version: string): Promise<string> =>
  workspace.read(await workspace.cardReads(version, /ready/i, patienceMs));

await measure('preview whole', () => answer('preview whole'));
await measure('preview part', () => answer('preview part'));
await measure('cut whole', () => answer('cut whole as 1.0.0'));
await measure('  …until its card is ready', () => untilReady('1.0.0'));
await measure('cut part', () => answer('cut part as 2.0.0'));
await measure('  …until its card is ready', () => untilReady('2.0.0'));
await measure('notes of whole', () => answer('notes whole 1.0.0'));
await measure('status', () => answer('status whole'));
const { from, to } = values;
if (from !== undefined && to !== undefined) {
  await measure(`diff ${from} ${to}`, () => answer(`diff whole ${from} ${to}`));
}

printTable(
  `${commits} commits; the ceiling for one of them is ${ceiling} calls`,
  ['', 's', 'API calls', 'most MiB'],
  steps.map(({ what, seconds, calls, mostMib }) => [what, seconds, calls, mostMib]),
);
printJson('history', { commits, ceiling, paths, readingSeconds: rounded(readingMs / 1000, 1), steps });
