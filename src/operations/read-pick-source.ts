import type { Sha } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { commitsOfPull, single } from '../domain/pick/commits-of-pull.ts';
import type { FoundCommit, FoundPull } from '../domain/pick/found.ts';
import type { PickSource } from '../domain/pick/pick.ts';
import { readSourceText } from '../domain/pick/read-source-text.ts';
import type { Project, Repository } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';

/** More is not a fix any more. */
const mostCommits = 50;

type Where = { readonly project: Project; readonly repository: Repository };

/** What a person means by a pull request's number, a commit's id, or the address of either. */
export async function readPickSource(ports: Ports, where: Where, text: string): Promise<Outcome<PickSource>> {
  const { github } = ports;
  const { fullName } = where.repository;
  const unknown = no({ code: 'change-unknown', text, repository: fullName });
  const meant = readSourceText(text);
  if (meant === null) return unknown;
  const isElsewhere = meant.repository !== null && meant.repository.toLowerCase() !== fullName.toLowerCase();
  if (isElsewhere) return unknown;
  if (meant.kind === 'pull-request') {
    const pull = await github.pullRequest(fullName, meant.number);
    return pull === null ? unknown : ofPull(ports, where, pull, text);
  }
  const sha = await github.resolveCommit(fullName, meant.text);
  if (sha === null) return unknown;
  // A squashed pull request and the commit that it became are one change, by whichever it is named.
  for (const number of await github.pullRequestsOf(fullName, sha)) {
    const pull = await github.pullRequest(fullName, number);
    if (pull?.mergeSha === sha) return ofPull(ports, where, pull, text);
  }
  return ofCommit(ports, where, sha, text);
}

async function ofPull(
  { github }: Ports,
  { repository: { fullName } }: Where,
  pull: FoundPull,
  text: string,
): Promise<Outcome<PickSource>> {
  if (pull.mergeSha === null) return no({ code: 'change-not-merged', what: `#${pull.number}` });
  const merge = await github.commit(fullName, pull.mergeSha);
  if (merge === null) return no({ code: 'change-unknown', text, repository: fullName });
  if (pull.commits > mostCommits && merge.parents.length === 1) {
    return ofCommits(pull, single(merge), text, fullName);
  }
  const isOne = pull.commits <= 1;
  const [own, line] = await Promise.all([
    isOne ? [] : github.pullRequestCommits(fullName, pull.number),
    isOne || merge.parents.length > 1 ? [] : walkBack(github, fullName, merge, pull.commits),
  ]);
  return ofCommits(pull, commitsOfPull({ pull, merge, own, line }), text, fullName);
}

function ofCommits(
  pull: FoundPull,
  commits: PickSource['commits'] | null,
  text: string,
  repository: string,
): Outcome<PickSource> {
  if (commits === null) return no({ code: 'change-unknown', text, repository });
  if (commits.length > mostCommits) {
    return no({
      code: 'change-too-large',
      what: `#${pull.number}`,
      commits: commits.length,
      limit: mostCommits,
    });
  }
  return yes({
    prNumber: pull.number,
    title: pull.title,
    url: pull.url,
    authorLogin: pull.authorLogin,
    commits,
  });
}

async function walkBack(
  github: Ports['github'],
  repository: string,
  from: FoundCommit,
  count: number,
): Promise<readonly FoundCommit[]> {
  const line = [from];
  for (let last = from; line.length < count; ) {
    const [parent] = last.parents;
    const commit = parent === undefined ? null : await github.commit(repository, parent);
    if (commit === null) break;
    line.push(commit);
    last = commit;
  }
  return line;
}

/** A commit that came without a pull request. One that nobody merged may be of a fork, and a stranger's. */
async function ofCommit(
  { github }: Ports,
  { project, repository }: Where,
  sha: Sha,
  text: string,
): Promise<Outcome<PickSource>> {
  const { fullName, defaultBranch } = repository;
  const trunk = project.configuration.trunk ?? defaultBranch;
  const [commit, tip] = await Promise.all([github.commit(fullName, sha), github.branchTip(fullName, trunk)]);
  if (tip === null) return no({ code: 'trunk-missing', trunk, repository: fullName });
  const commits = commit === null ? null : single(commit);
  if (commit === null || commits === null) {
    return no({ code: 'change-unknown', text, repository: fullName });
  }
  if (!(await github.isAncestor(fullName, sha, tip))) {
    return no({ code: 'change-not-merged', what: sha.slice(0, 7) });
  }
  const [title = ''] = commit.message.trim().split('\n');
  return yes({ prNumber: null, title, url: null, authorLogin: null, commits });
}
