import { type AnnouncedGround, composeDigest, type DigestGround } from '../domain/digest/compose.ts';
import type { DigestFacts, Unreviewed } from '../domain/digest/digest.ts';
import { destinationsOf } from '../domain/notice/advance-facts.ts';
import type { Notice } from '../domain/notice/notice.ts';
import { concernsProject } from '../domain/policy/freeze-scope.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { readEnvironments } from './read-environments.ts';
import { readLanes } from './read-lanes.ts';

/** More than anybody reads at once. */
const mostOpen = 20;
const mostUnreviewed = 20;

/** What happened in a project between two moments, and how it stands now. */
export async function readDigest(
  ports: Ports,
  project: Project,
  then: { readonly from: Date; readonly until: Date },
): Promise<DigestFacts> {
  const { store } = ports;
  const environments = destinationsOf(project).map(({ name }) => name);
  const [shipped, times, begun, rolledBack, open, stops, unreviewed] = await Promise.all([
    store.digests.shipped(project.id, then),
    store.digests.shippedTimes(project.id, then),
    store.digests.begun(project.id, { ...then, environments }),
    store.digests.rolledBack(project.id, then),
    store.releases(project.id, { state: 'open', limit: mostOpen }),
    readStops(ports, project),
    readUnreviewed(ports, project),
  ]);
  const notices = new Map(
    await Promise.all(
      [...open, ...shipped.map(({ release }) => release)].map(
        async (release) => [release.version, await store.notices.noticesOf(release.id)] as const,
      ),
    ),
  );
  return composeDigest({
    ...then,
    ...stops,
    shipped,
    rolledBack,
    unreviewed,
    open: await readOpen(ports, project, open),
    concerns: await readConcerns(ports, open),
    announced: (await Promise.all(open.map((release) => readAnnounced(ports, release, notices)))).flat(),
    figures: { deployments: begun, shipped: times },
    writtenOutside: writtenOutside(notices),
  });
}

async function readOpen(
  ports: Ports,
  project: Project,
  open: readonly Release[],
): Promise<DigestGround['open']> {
  const lanes = await readLanes(ports, project);
  const found = await Promise.all(
    open.map(async (release) => {
      const candidate = await ports.store.latestCandidate(release.id);
      if (candidate === null) return null;
      return {
        release,
        candidate,
        environments: await readEnvironments(ports, lanes, [candidate], release.hotfix),
      };
    }),
  );
  return found.filter((each) => each !== null);
}

async function readStops(
  { store, clock }: Ports,
  { id: projectId, configuration }: Project,
): Promise<Pick<DigestGround, 'freezes' | 'holds'>> {
  const [freezes, holds] = await Promise.all([
    store.deployments.freezesInForce(clock.now()),
    Promise.all(
      configuration.environments.map(async ({ name: environment }) => {
        const hold = await store.deployments.holdIn({ projectId, environment });
        const candidate = hold === null ? null : await store.candidate(hold.candidateId);
        return hold === null ? [] : [{ hold, candidate: candidate?.name ?? '' }];
      }),
    ),
  ]);
  return {
    freezes: freezes.filter((freeze) => concernsProject(freeze, projectId)),
    holds: holds.flat(),
  };
}

async function readUnreviewed({ store }: Ports, { id }: Project): Promise<readonly Unreviewed[]> {
  const overrides = (await store.deployments.overridesToReview(id)).slice(0, mostUnreviewed);
  const found = await Promise.all(
    overrides.map(async ({ deploymentId, gate, byUserId: by, at }) => {
      const deployment = await store.deployments.deployment(deploymentId);
      const candidate = deployment === null ? null : await store.candidate(deployment.candidateId);
      const { environment = '' } = deployment ?? {};
      return { gate, candidate: candidate?.name ?? '', environment, by, at: at.toISOString() };
    }),
  );
  return found;
}

async function readConcerns({ store }: Ports, open: readonly Release[]): Promise<DigestGround['concerns']> {
  const each = await Promise.all(
    open.map(async ({ id, version }) =>
      (await store.notices.openConcerns(id)).map((concern) => ({ concern, version })),
    ),
  );
  return each.flat();
}

async function readAnnounced(
  { store }: Ports,
  { version }: Release,
  notices: ReadonlyMap<string, readonly Notice[]>,
): Promise<readonly AnnouncedGround[]> {
  const notice = notices.get(version)?.find(({ kind }) => kind === 'asn');
  if (notice === undefined) return [];
  const [recipients, answers] = await Promise.all([
    store.notices.recipients(notice.id),
    store.notices.answers(notice.id),
  ]);
  const told = recipients.filter(({ state, isOutside }) => state === 'told' && !isOutside);
  return [{ notice, version, recipients: told.length, noted: answers.length }];
}

const writtenOutside = (notices: ReadonlyMap<string, readonly Notice[]>): ReadonlyMap<string, string> =>
  new Map(
    [...notices].flatMap(([version, of]) => {
      const text = of.find(({ reviewed }) => reviewed?.outside != null)?.reviewed?.outside;
      return text == null ? [] : [[version, text] as const];
    }),
  );
