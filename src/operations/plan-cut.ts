import type { Sha } from '../domain/ids.ts';
import { makeNotes } from '../domain/notes/make-notes.ts';
import type { ReleaseNotes } from '../domain/notes/release-notes.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { MissingFix } from '../domain/pick/requirement.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import { candidateTag } from '../domain/release/cut.ts';
import type { Release } from '../domain/release/release.ts';
import { isStranded } from '../domain/release/stranded.ts';
import type { ChangeRange } from '../domain/repository/change-range.ts';
import type { Project, Repository } from '../domain/repository/repository.ts';
import { nextCandidateNumber } from '../domain/version/candidate-name.ts';
import { chooseVersion, type TakenVersion } from '../domain/version/next-version.ts';
import { tagPrefix } from '../domain/version/tag-prefix.ts';
import { tagReader } from '../domain/version/tag-template.ts';
import type { Ports } from '../ports.ts';
import { cutBase } from './cut-base.ts';
import { findMissingFixes } from './find-missing-fixes.ts';
import { nameByPull } from './name-by-pull.ts';

/** What a person may say of a cut; everything may be left out. */
export type CutWish = {
  /** The beginning of a commit id. */
  readonly at: string | null;
  /** A version, or `major`, `minor`, `patch`. */
  readonly as: string | null;
  /** An open release that gets a further candidate. */
  readonly into: Release | null;
  /** The release's own branch, whose tip is meant instead of trunk's; absent for trunk. */
  readonly branch?: string;
};

export type Progress = (step: {
  readonly done: number;
  readonly total: number;
  readonly what: 'commits' | 'pull-requests' | 'files';
}) => void;

/** What a cut would be of, and what it would be called. */
export type CutPlan = {
  readonly sha: Sha;
  readonly trunk: string;
  readonly version: string;
  readonly number: number;
  readonly tag: string;
  readonly predecessor: { readonly version: string; readonly sha: Sha } | null;
  readonly notes: ReleaseNotes;
  readonly range: ChangeRange;
  /** Fixes of earlier releases that it does not have, where the project is only warned of that. */
  readonly dropped: readonly MissingFix[];
};

/** Reads everything that a cut is decided on, and decides its commit, its version and its tag. */
export async function planCut(
  ports: Ports,
  { project, repository }: { readonly project: Project; readonly repository: Repository },
  wish: CutWish,
  progress: Progress,
): Promise<Outcome<CutPlan>> {
  const { github, store, clock } = ports;
  const { into } = wish;
  if (into !== null && into.state !== 'open') {
    return no({ code: 'release-closed', version: into.version, state: into.state });
  }
  const isFromTrunk = wish.branch === undefined;
  // Its rules are made for one fix: trunk's changes would come by them as well.
  if (isFromTrunk && into !== null && into.hotfix !== null) {
    return no({ code: 'hotfix-from-trunk', version: into.version, from: into.hotfix.from });
  }
  const { versioning, paths } = project.configuration;
  const trunk = project.configuration.trunk ?? repository.defaultBranch;
  const commit = await chooseCommit(ports, repository.fullName, wish.branch ?? trunk, wish.at);
  if (!commit.ok) return commit;
  const sha = commit.value;

  const [releases, candidates, tags] = await Promise.all([
    store.releaseOutlines(project.id),
    store.candidatesOfProject(project.id),
    github.tags(repository.fullName, tagPrefix(versioning.tag)),
  ]);
  const read = tagReader(versioning.tag, versioning.scheme);
  const base = await cutBase(ports, {
    repository: repository.fullName,
    sha,
    below: into?.version ?? null,
    releases,
    candidates,
    tags,
    read,
  });
  const own = candidates.filter(({ releaseId }) => releaseId === into?.id);
  const isRestricted = paths.length > 0;
  const unchangedSince = (candidate: Candidate) =>
    no({
      code: 'nothing-changed',
      project: project.name,
      since: candidate.name,
      sha: candidate.sha,
      cutAt: candidate.cutAt.toISOString(),
      isRestricted,
    });
  const standing = own.filter((candidate) => !isStranded(candidate));
  const same = standing.find((candidate) => candidate.sha === sha);
  if (same !== undefined) return unchangedSince(same);

  const found = await github.changes(repository.fullName, base?.sha ?? null, sha, progress, {
    paths,
    wantsFiles: project.configuration.migrations.length > 0,
  });
  const range = await nameByPull(ports, found, { project, repository });
  if (range.relation === 'behind' && base !== null) {
    return no({ code: 'sha-before-predecessor', sha, predecessor: base.version });
  }
  const notes = makeNotes({ trunk, ...range });
  const latest = standing.at(-1);
  // A fix that the predecessor has too counts for nothing, and is wanted here all the same.
  if (isFromTrunk && into !== null && latest !== undefined && (base?.sha ?? null) === into.predecessorSha) {
    // Further on from the same base, as many commits that count are the same commits.
    const isFurtherOn = range.commits.some((commit) => commit.sha === latest.sha);
    if (isFurtherOn && countedCommits(notes) === countedCommits(into.notes)) return unchangedSince(latest);
  }
  if (notes.largest === 'none' && into === null) {
    return base === null
      ? no({ code: 'nothing-to-release', project: project.name, isRestricted })
      : no({
          code: 'nothing-changed',
          project: project.name,
          since: base.version,
          sha: base.sha,
          cutAt: base.cutAt?.toISOString() ?? null,
          isRestricted,
        });
  }

  const taken: readonly TakenVersion[] = [
    ...releases.map(({ version }) => ({ version, by: 'release' as const })),
    ...tags.flatMap(({ name }) => {
      const version = read(name)?.version;
      return version === undefined ? [] : [{ version, by: 'tag' as const }];
    }),
  ];
  const version =
    into === null
      ? chooseVersion({
          scheme: versioning.scheme,
          asked: wish.as,
          largest: notes.largest,
          predecessor: base?.version ?? null,
          taken,
          now: clock.now(),
        })
      : yes(into.version);
  if (!version.ok) return version;
  let dropped: readonly MissingFix[] = [];
  if (isFromTrunk) {
    const asked = { project, version: version.value, sha, isCut: true };
    dropped = await findMissingFixes(ports, repository.fullName, asked);
    const isRefused = dropped.length > 0 && project.configuration.fixes !== 'warn';
    if (isRefused) return no({ code: 'fixes-missing', version: version.value, fixes: dropped });
  }
  const number = nextCandidateNumber(own.map((candidate) => candidate.number));
  const tag = candidateTag(project, version.value, number);
  if ((await github.tagTarget(repository.fullName, tag)) !== null) return no({ code: 'tag-taken', tag });
  const predecessor = base === null ? null : { version: base.version, sha: base.sha };
  return yes({ sha, trunk, version: version.value, number, tag, predecessor, notes, range, dropped });
}

const countedCommits = ({ counts }: ReleaseNotes): number => counts.commits - counts.elsewhere;

async function chooseCommit(
  { github }: Ports,
  repository: string,
  trunk: string,
  at: string | null,
): Promise<Outcome<Sha>> {
  const tip = await github.branchTip(repository, trunk);
  if (tip === null) return no({ code: 'trunk-missing', trunk, repository });
  if (at === null) return yes(tip);
  const sha = await github.resolveCommit(repository, at);
  if (sha === null) return no({ code: 'sha-unknown', text: at, repository });
  return (await github.isAncestor(repository, sha, tip))
    ? yes(sha)
    : no({ code: 'sha-not-on-trunk', sha, trunk });
}
