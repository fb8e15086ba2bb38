import type { Announcement } from '../announcement.ts';
import type { Change, Decision, Effect } from '../change.ts';
import type { CandidateId, DispatchId, ReleaseId, Sha, UserId } from '../ids.ts';
import type { ReleaseNotes } from '../notes/release-notes.ts';
import type { MissingFix } from '../pick/requirement.ts';
import type { Project } from '../repository/repository.ts';
import { actorOf, type EventKind, type NewEvent } from '../trail/event.ts';
import { artifactVersion } from '../version/artifact-version.ts';
import { candidateName } from '../version/candidate-name.ts';
import { renderInputs } from '../version/input-template.ts';
import { renderTag } from '../version/tag-template.ts';
import type { Candidate } from './candidate.ts';
import { type Dispatch, wantDispatch } from './dispatch.ts';
import { refreshCard } from './refresh-card.ts';
import type { Release } from './release.ts';

/** A cut that nothing stands against: what it is of, and what it is to be called. */
export type Cut = {
  readonly project: Project;
  readonly sha: Sha;
  readonly version: string;
  readonly number: number;
  readonly notes: ReleaseNotes;
  /** Null for a new release; the open one for a further candidate. */
  readonly into: Release | null;
  readonly predecessor: { readonly version: string; readonly sha: Sha } | null;
  /** Fixes of earlier releases that it does not have: everybody is warned. */
  readonly dropped: readonly MissingFix[];
  /** Null where its schedule cuts it. */
  readonly by: UserId | null;
  readonly now: Date;
  readonly ids: {
    readonly release: ReleaseId;
    readonly candidate: CandidateId;
    readonly dispatch: DispatchId;
  };
};

/** The tag that a cut's candidate gets. */
export function candidateTag(project: Project, version: string, number: number): string {
  return renderTag(project.configuration.versioning.candidate, { version, number });
}

/** Everything that a cut makes: the release or its next candidate, its build, its record and its card. */
export function cut(asked: Cut): Decision {
  const { project, into, by } = asked;
  const releaseId = into?.id ?? asked.ids.release;
  const candidate = newCandidate(asked, releaseId);
  const build = newBuild(asked, candidate);
  const kind = into === null ? 'release-cut' : 'candidate-cut';
  return {
    changes: [
      {
        update: 'projects',
        id: project.id,
        revision: project.revision,
        set: { lastBuildNumber: candidate.buildNumber },
      },
      into === null ? newRelease(asked, releaseId) : nextCandidateOf(into, asked),
      { insert: 'candidates', row: candidate },
      ...(build === null ? [] : ([{ insert: 'dispatches', row: build }] as const)),
    ],
    events: [
      cutEvent(asked, kind, candidate),
      ...(build === null ? [] : [buildEvent(asked, candidate, build)]),
    ],
    effects: [
      refreshCard({ release: { id: releaseId }, project }, by),
      {
        effect: 'say',
        key: `${kind}:${candidate.id}`,
        channelId: project.channelId,
        thread: releaseId,
        reach: 'thread',
        announcement: announcementOf(asked, candidate),
      },
      ...warnings(asked, releaseId, candidate),
      { effect: 'advance-build', candidateId: candidate.id },
    ],
  };
}

function warnings(
  { project, dropped: fixes }: Cut,
  releaseId: ReleaseId,
  { id, name }: Candidate,
): readonly Effect[] {
  if (fixes.length === 0) return [];
  return [
    {
      effect: 'say',
      key: `fixes-dropped:${id}`,
      channelId: project.channelId,
      thread: releaseId,
      reach: 'broadcast',
      announcement: { kind: 'fixes-dropped', candidate: name, fixes },
    },
  ];
}

function newRelease(asked: Cut, id: ReleaseId): Change {
  const { project, version, notes, predecessor, by, now } = asked;
  return {
    insert: 'releases',
    row: {
      id,
      projectId: project.id,
      version,
      state: 'open',
      captainId: by,
      predecessorVersion: predecessor?.version ?? null,
      predecessorSha: predecessor?.sha ?? null,
      notes,
      editedNotes: null,
      hotfix: null,
      cutAt: now,
      closedAt: null,
      closedBy: null,
      closedBecause: null,
      revision: 1,
    },
  };
}

/** Its notes are counted anew, from what is its predecessor now: that may have been abandoned since. */
function nextCandidateOf(release: Release, { notes, predecessor }: Cut): Change {
  return {
    update: 'releases',
    id: release.id,
    revision: release.revision,
    set: {
      notes,
      predecessorVersion: predecessor?.version ?? null,
      predecessorSha: predecessor?.sha ?? null,
    },
  };
}

function newCandidate(asked: Cut, releaseId: ReleaseId): Candidate {
  const { project, version, number, sha, by, now } = asked;
  const buildNumber = project.lastBuildNumber + 1;
  return {
    id: asked.ids.candidate,
    releaseId,
    projectId: project.id,
    number,
    name: candidateName({ version, number }),
    sha,
    tag: candidateTag(project, version, number),
    tagState: 'wanted',
    buildNumber,
    artifactVersion: artifactVersion({ version, build: buildNumber, sha }),
    artifactDigest: null,
    state: 'building',
    stateReason: null,
    stateAt: now,
    badSince: null,
    badReason: null,
    cutBy: by,
    cutAt: now,
    revision: 1,
  };
}

function newBuild({ project, version, by, now, ids }: Cut, candidate: Candidate): Dispatch | null {
  const { build } = project.configuration;
  if (build === null) return null;
  const { inputs } = renderInputs(build.inputs, {
    version,
    candidate: candidate.name,
    ref: candidate.tag,
    sha: candidate.sha,
    artifact: candidate.artifactVersion,
    digest: null,
    environment: null,
    dispatch: ids.dispatch,
    deployment: null,
    requester: null,
    approvers: null,
  });
  const wanted = {
    id: ids.dispatch,
    candidateId: candidate.id,
    deploymentId: null,
    attempt: 1,
    workflow: build.workflow,
    ref: candidate.tag,
    sha: candidate.sha,
    inputs,
    askedBy: actorOf(by),
  };
  return wantDispatch(wanted, now);
}

function cutEvent(asked: Cut, kind: EventKind, candidate: Candidate): NewEvent {
  const { project, version, predecessor, notes, by, now } = asked;
  return {
    kind,
    projectId: project.id,
    actor: actorOf(by),
    at: now,
    facts: {
      version,
      candidate: candidate.name,
      sha: candidate.sha,
      tag: candidate.tag,
      artifactVersion: candidate.artifactVersion,
      predecessor: predecessor === null ? null : { version: predecessor.version, sha: predecessor.sha },
      changes: notes.entries.length,
      pullRequests: notes.entries.flatMap(({ prNumber }) => prNumber ?? []),
    },
  };
}

function buildEvent({ project, by, now }: Cut, candidate: Candidate, build: Dispatch): NewEvent {
  return {
    kind: 'build-requested',
    projectId: project.id,
    actor: actorOf(by),
    at: now,
    facts: {
      candidate: candidate.name,
      dispatch: build.id,
      attempt: build.attempt,
      workflow: build.workflow,
      inputs: build.inputs,
    },
  };
}

/** A hotfix, or a release made without a change, is there before its first candidate is. */
function announcementOf({ notes, by }: Cut, { name, number }: Candidate): Announcement {
  const kind = number === 1 ? 'release-cut' : 'candidate-cut';
  return { kind, candidate: name, by, changes: notes.entries.length };
}
