import type { Sha } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { sourceKeyOf } from '../domain/pick/ask-pick.ts';
import { single } from '../domain/pick/commits-of-pull.ts';
import { type PickCommit, type PickSource, sourceName } from '../domain/pick/pick.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Project, Repository } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { readPickSource } from './read-pick-source.ts';

type Where = { readonly project: Project; readonly repository: Repository };

/** What has to be taken back of a candidate, so that it is without a change: by whatever commits it came there. */
export async function readRevertSource(
  ports: Ports,
  where: Where,
  text: string,
  candidate: Candidate,
): Promise<Outcome<PickSource & { readonly reverts: string }>> {
  const source = await readPickSource(ports, where, text);
  if (!source.ok) return source;
  const what = sourceName(source.value);
  const commits = await commitsIn(ports, where, source.value, candidate);
  if (commits.length === 0) return no({ code: 'change-not-there', what, candidate: candidate.name });
  return yes({
    prNumber: null,
    title: source.value.title,
    url: source.value.url,
    authorLogin: source.value.authorLogin,
    reverts: what,
    commits: commits.toReversed(),
  });
}

/** As it was merged; else as it was picked into the release. A merge is taken back as a whole. */
async function commitsIn(
  { github, store }: Ports,
  { repository: { fullName } }: Where,
  source: PickSource,
  candidate: Candidate,
): Promise<readonly PickCommit[]> {
  const isIn = (sha: Sha) => github.isAncestor(fullName, sha, candidate.sha);
  const merge = await mergeOf({ github }, fullName, source);
  if (merge !== null && (await isIn(merge.sha))) return [merge];
  const own = await Promise.all(source.commits.map(async (each) => ((await isIn(each.sha)) ? [each] : [])));
  if (own.flat().length > 0) return own.flat();
  // As it was picked, into this release or into one that it starts from.
  const key = sourceKeyOf(source);
  const picks = (await store.picks.picksOfProject(candidate.projectId)).filter(
    ({ sourceKey, state }) => sourceKey === key && state === 'done',
  );
  const forms = picks.map(({ made }) => made.flatMap(({ sha }) => sha ?? []));
  const isThere = await Promise.all(
    forms.map(async (form) => (await Promise.all(form.map(isIn))).every(Boolean)),
  );
  const shas = forms.find((form, at) => form.length > 0 && isThere[at]) ?? [];
  const found = await Promise.all(shas.map((sha) => github.commit(fullName, sha)));
  return found.flatMap((commit) => (commit === null ? [] : (single(commit) ?? [])));
}

async function mergeOf(
  { github }: Pick<Ports, 'github'>,
  repository: string,
  { prNumber }: PickSource,
): Promise<PickCommit | null> {
  const pull = prNumber === null ? null : await github.pullRequest(repository, prNumber);
  const merge = pull?.mergeSha == null ? null : await github.commit(repository, pull.mergeSha);
  const [whole] = merge === null || merge.parents.length < 2 ? [] : (single(merge) ?? []);
  return whole ?? null;
}
