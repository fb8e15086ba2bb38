import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type GitRange, git, newestCommits, revisions } from './support/git.ts';
import { makeHistory } from './support/made-history.ts';
import { median, rounded } from './support/measure.ts';
import { printJson, printTable, say, verdict } from './support/report.ts';

/** Release notes of 10,000 commits, against conventional-changelog on the same clone and range. */
const { values } = parseArgs({
  options: {
    repo: { type: 'string' },
    commits: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
  },
});
const rounds = Number(values.rounds);
const aim = { atMost: 1 } as const;

/** What one of the two programs says of itself; Waybill's says more. */
type Run = {
  readonly wallMs: number;
  readonly workMs: number;
  readonly readMs: number;
  readonly makeMs: number;
  readonly peakMib: number;
  readonly entries: number;
};

async function run(program: string, path: string, { from, to }: GitRange): Promise<Run> {
  const startedAt = performance.now();
  const entry = fileURLToPath(new URL(program, import.meta.url));
  const child = spawn(process.execPath, [entry, path, from ?? '', to], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let said: Partial<Run> = {};
  child.on('message', (message: Partial<Run>) => {
    said = message;
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${program} failed.`);
  const nothing = {
    workMs: Number.NaN,
    readMs: Number.NaN,
    makeMs: Number.NaN,
    peakMib: Number.NaN,
    entries: 0,
  };
  return { ...nothing, ...said, wallMs: performance.now() - startedAt };
}

await using cleanup = new AsyncDisposableStack();
const made = values.repo === undefined ? makeHistory(Number(values.commits)) : null;
if (made !== null) cleanup.defer(made.remove);
const path = values.repo ?? made?.path ?? '';
const range = newestCommits(path, Number(values.commits));
const commits = Number(git(path, ['rev-list', '--count', revisions(range)]));
say(`${commits} commits; warming up…`);
await run('./support/notes-by-conventional-changelog.ts', path, range);
await run('./support/notes-by-waybill.ts', path, range);

const pairs: { readonly theirs: Run; readonly ours: Run }[] = [];
for (let round = 1; round <= rounds; round += 1) {
  say(`round ${round} of ${rounds}…`);
  pairs.push({
    theirs: await run('./support/notes-by-conventional-changelog.ts', path, range),
    ours: await run('./support/notes-by-waybill.ts', path, range),
  });
}
const figure = (of: 'wallMs' | 'workMs' | 'peakMib') => ({
  theirs: Math.round(median(pairs.map(({ theirs }) => theirs[of]))),
  waybill: Math.round(median(pairs.map(({ ours }) => ours[of]))),
  ratio: rounded(median(pairs.map(({ theirs, ours }) => ours[of] / theirs[of]))),
});
const figures = { wallMs: figure('wallMs'), workMs: figure('workMs'), peakMib: figure('peakMib') };
const makeMs = Math.round(median(pairs.map(({ ours }) => ours.makeMs)));
const readMs = Math.round(median(pairs.map(({ ours }) => ours.readMs)));

const row = (what: string, { theirs, waybill, ratio }: (typeof figures)['wallMs']) => [
  what,
  theirs,
  waybill,
  ratio,
  verdict(ratio, aim),
];
printTable(
  `Notes of ${commits} commits, ${rounds} rounds, medians`,
  ['', 'conventional-changelog', 'Waybill', 'ratio', 'aim'],
  [
    row('whole process, ms', figures.wallMs),
    row('read git log, make, write, ms', figures.workMs),
    row('peak memory, MiB', figures.peakMib),
  ],
);
process.stdout.write(`Of Waybill's: git log ${readMs} ms, makeNotes ${makeMs} ms.\n`);
printJson('notes', {
  commits,
  history: made === null ? 'given' : 'made',
  rounds,
  ...figures,
  readMs,
  makeMs,
  entries: { theirs: pairs[0]?.theirs.entries, waybill: pairs[0]?.ours.entries },
});
