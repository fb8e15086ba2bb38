import type { Announcement } from '../announcement.ts';
import type { Decision, Effect } from '../change.ts';
import { lastEnvironments } from '../project/environment.ts';
import type { Project } from '../repository/repository.ts';
import type { EventKind, Json, NewEvent } from '../trail/event.ts';
import type { Candidate } from './candidate.ts';
import { refreshCard } from './refresh-card.ts';
import type { Release } from './release.ts';

/** A candidate that is verified in every environment of the last tier, with the release that arrived by it. */
export type Arrival = {
  readonly project: Project;
  readonly release: Release;
  readonly candidate: Candidate;
  readonly now: Date;
};

/** The release is shipped: on the record and on its card, before GitHub is told. */
export function ship(arrival: Arrival): Decision {
  const { project, release, candidate, now } = arrival;
  const { version } = release;
  const environments = lastEnvironments(project.configuration.environments).map((each) => each.name);
  const { name, sha, artifactDigest: digest } = candidate;
  return {
    changes: [
      {
        update: 'releases',
        id: release.id,
        revision: release.revision,
        set: { state: 'shipped', closedAt: now },
      },
    ],
    events: [event(arrival, 'release-shipped', { version, candidate: name, sha, digest, environments })],
    effects: [
      refreshCard({ release, project }),
      say(arrival, { kind: 'release-shipped', version, candidate: name, environments }, 'broadcast'),
      // Publishing is taken up from here, even if this process is gone by then.
      { effect: 'ship-release', candidateId: candidate.id },
    ],
  };
}

/** GitHub would not have the release's tag, or its release: people are told, once. */
export const publicationRefused = (
  arrival: Arrival,
  refused: { readonly tag: string; readonly what: 'tag' | 'release'; readonly status: number | null },
): Decision => ({
  changes: [],
  events: [],
  effects: [
    say(arrival, { kind: 'publication-refused', version: arrival.release.version, ...refused }, 'broadcast'),
  ],
});

/** The release is on GitHub, where it was not before. */
export function published(
  arrival: Arrival,
  { tag, url }: { readonly tag: string; readonly url: string },
): Decision {
  const { version } = arrival.release;
  return {
    changes: [],
    events: [event(arrival, 'release-published', { version, tag, sha: arrival.candidate.sha, run: url })],
    effects: [say(arrival, { kind: 'release-published', version, url }, 'thread')],
  };
}

const event = (
  { project, now }: Arrival,
  kind: EventKind,
  facts: { readonly [key: string]: Json },
): NewEvent => ({ kind, projectId: project.id, actor: 'waybill', at: now, facts });

const say = (
  { project, release }: Arrival,
  announcement: Announcement,
  reach: 'thread' | 'broadcast',
): Effect => ({
  effect: 'say',
  key: `${announcement.kind}:${release.id}`,
  channelId: project.channelId,
  thread: release.id,
  reach,
  announcement,
});
