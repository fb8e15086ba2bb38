import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startGithub } from '../sandbox/github/start-github.ts';
import { sourceOf } from '../sandbox/repository.ts';
import { connectGithub } from '../src/integrations/github/connect-github.ts';
import { git } from './support/git.ts';
import { type MaintainersPick, maintainersPicks } from './support/maintainers-picks.ts';
import { median, rounded, timed } from './support/measure.ts';
import { type PickedTree, pickByGit, pickByWaybill, treeOf } from './support/pick-again.ts';
import { printJson, printTable, say } from './support/report.ts';

/**
 * Picks that a repository's maintainers made, made again by Waybill: the same commit on top of the same one. Held
 * against what `git cherry-pick` makes of it, and against what the maintainers left in the release branch.
 */
const { values } = parseArgs({
  options: {
    repo: { type: 'string' },
    count: { type: 'string', default: '200' },
    /** Without those that a bot made. */
    'by-hand': { type: 'boolean', default: false },
    /** Every pick that came out otherwise than theirs. */
    show: { type: 'boolean', default: false },
  },
});
if (values.repo === undefined) {
  say('Left out: this one needs a clone with release branches. npm run bench -- picks --repo <clone>');
  process.exit(0);
}

await using cleanup = new AsyncDisposableStack();
const source = await sourceOf(values.repo);
const token = 'token-of-the-bot';
const server = await startGithub({
  repositories: [source.order],
  tokens: [{ token, login: 'waybill-bot' }],
  now: () => new Date(),
});
cleanup.defer(() => server.close());
const quiet = (): undefined => undefined;
const github = connectGithub({
  auth: { kind: 'token', token },
  apiUrl: server.apiUrl,
  log: { info: quiet, warn: quiet, error: quiet },
  clock: { now: () => new Date() },
});
const gitDir = server.control.gitDir();
const picks = maintainersPicks(gitDir, {
  trunk: git(gitDir, ['symbolic-ref', '--short', 'HEAD']),
  count: Number(values.count),
  onlyByHand: values['by-hand'],
});
const checkout = mkdtempSync(join(tmpdir(), 'waybill-picks-'));
cleanup.defer(() => rmSync(checkout, { recursive: true, force: true }));
git(checkout, ['clone', '--quiet', '--shared', '--no-checkout', gitDir, '.']);
git(checkout, ['config', 'core.autocrlf', 'false']);

/** The lines that a commit takes and gives, wherever they stand. */
const linesOf = (sha: string): string =>
  git(gitDir, ['show', '--format=', '--unified=0', '--no-renames', sha])
    .split('\n')
    .filter((line) => /^[+-]/.test(line))
    .join('\n');

/** How a pick compares with theirs. */
function outcomeOf(pick: MaintainersPick, made: PickedTree): string {
  if (made === treeOf(gitDir, pick.became)) return 'the same tree as theirs';
  if (made === 'conflict') {
    return linesOf(pick.sha) === linesOf(pick.became)
      ? 'a conflict: they changed the same lines, among others'
      : 'a conflict: they changed other lines';
  }
  if (made === 'empty') return 'nothing left of it';
  return /^[0-9a-f]{40}$/.test(made) ? 'clean, and theirs is another tree' : made;
}

const outcomes: Record<string, number> = {};
const different: (readonly string[])[] = [];
const took: number[] = [];
let likeGit = 0;
for (const [at, pick] of picks.entries()) {
  if (at % 50 === 0) say(`${at} of ${picks.length} picked…`);
  const { ms, value: made } = await timed(() => pickByWaybill(github, source.fullName, pick, gitDir));
  took.push(ms);
  if (made === pickByGit(checkout, pick)) likeGit += 1;
  const outcome = outcomeOf(pick, made);
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  if (made === treeOf(gitDir, pick.became)) continue;
  const paths = outcome.startsWith('clean') ? git(gitDir, ['diff', '--stat', made, pick.became]) : '';
  different.push([pick.became.slice(0, 10), outcome, pick.subject, paths]);
}

if (values.show) printTable('Otherwise than theirs', ['commit', 'how', 'what', 'where'], different);
printTable(
  `${picks.length} picks that ${source.fullName} has in its release branches`,
  ['', 'picks'],
  [['as git cherry-pick makes it', likeGit], ...Object.entries(outcomes)],
);
printJson('picks', { picks: picks.length, likeGit, outcomes, medianMs: rounded(median(took), 0) });
