import { rmSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitRepository } from './repository.ts';
import { runGit, tryGit } from './run-git.ts';

const folders = new Set<string>();
let isWatching = false;

/** A folder that goes with its repository, or with the process when that ends early. */
async function temporaryFolder(): Promise<string> {
  if (!isWatching) process.once('exit', removeAll);
  isWatching = true;
  const dir = await mkdtemp(join(tmpdir(), 'waybill-github-'));
  folders.add(dir);
  return dir;
}

function removeAll(): void {
  for (const dir of folders) rmSync(dir, { recursive: true, force: true });
}

/** A new, empty bare repository in a private temporary folder. */
export async function emptyRepository(defaultBranch: string): Promise<GitRepository> {
  const dir = await temporaryFolder();
  await runGit(['init', '--quiet', '--bare', `--initial-branch=${defaultBranch}`, dir]);
  return new GitRepository(dir);
}

/**
 * A private bare copy of a clone: what the clone saw of its origin becomes the branches, its own branches win
 * over these. The clone itself is only read, and shares no file with the copy.
 */
export async function mirrorOf(path: string): Promise<{ git: GitRepository; defaultBranch: string }> {
  if ((await stat(path).catch(() => undefined)) === undefined) throw new Error(`There is no folder ${path}.`);
  const located = await tryGit(['-C', path, 'rev-parse', '--path-format=absolute', '--git-common-dir']);
  const source = located.stdout.trim();
  if (source === '') throw new Error(`${path} is not a git clone.`);
  const branch = await defaultBranchOf(source);
  const git = new GitRepository(await temporaryFolder());
  try {
    await copy(source, git.dir);
    await keepOriginsBranches(git, branch);
    if ((await git.ref(`refs/heads/${branch}`)) === undefined) {
      throw new Error(`${path} has no commits on ${branch}.`);
    }
    await git.run(['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
    await git.try(['commit-graph', 'write', '--reachable']);
  } catch (problem) {
    await discard(git);
    throw problem;
  }
  return { git, defaultBranch: branch };
}

/** Ends the repository's processes and removes it from the disk. */
export async function discard(git: GitRepository): Promise<void> {
  git.close();
  folders.delete(git.dir);
  await rm(git.dir, { recursive: true, force: true });
}

async function copy(source: string, target: string): Promise<void> {
  // The process that serves the clone does not inherit settings from the environment, so a clone that belongs
  // to another user is made acceptable by a file.
  const settings = await mkdtemp(join(tmpdir(), 'waybill-git-settings-'));
  const file = join(settings, 'gitconfig');
  await writeFile(file, '[safe]\n\tdirectory = *\n');
  try {
    await runGit(['clone', '--quiet', '--mirror', '--local', '--no-hardlinks', '--', source, target], {
      env: { GIT_CONFIG_GLOBAL: file },
    });
    await runGit(['--git-dir', target, 'config', '--remove-section', 'remote.origin']);
  } finally {
    await rm(settings, { recursive: true, force: true });
  }
}

/** Turns `refs/remotes/origin/x` into branches, and drops what GitHub would not have. */
async function keepOriginsBranches(git: GitRepository, branch: string): Promise<void> {
  const refs = await git.refs('');
  const known = new Set(refs.map((entry) => entry.ref));
  const lines = [];
  for (const { ref, oid } of refs) {
    if (/^refs\/(heads|tags|pull)\//.test(ref)) continue;
    const name = ref.startsWith('refs/remotes/origin/') ? ref.slice('refs/remotes/origin/'.length) : '';
    if (name !== '' && name !== 'HEAD' && !known.has(`refs/heads/${name}`)) {
      lines.push(`create refs/heads/${name}\0${oid}\0`);
    }
    lines.push(`delete ${ref}\0\0`);
  }
  await git.run(['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
  if (lines.length > 0)
    await git.run(['update-ref', '-z', '--stdin', '--no-deref'], { input: lines.join('') });
}

async function defaultBranchOf(source: string): Promise<string> {
  const inSource = (args: readonly string[]) => tryGit(['--git-dir', source, ...args]);
  const origin = (await inSource(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD'])).stdout.trim();
  if (origin !== '') return origin.replace('refs/remotes/origin/', '');
  for (const name of ['main', 'master', 'trunk', 'develop']) {
    if ((await inSource(['show-ref', '--verify', '--quiet', `refs/heads/${name}`])).code === 0) return name;
  }
  const head = (await inSource(['symbolic-ref', '--quiet', 'HEAD'])).stdout.trim();
  return head === '' ? 'main' : head.replace('refs/heads/', '');
}
