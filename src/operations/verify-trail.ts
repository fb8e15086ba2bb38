import type { ChannelId } from '../domain/ids.ts';
import { IntegrationError } from '../domain/integration/integration-error.ts';
import { type Outcome, yes } from '../domain/outcome.ts';
import { trailHeadIn } from '../domain/release/tag-message.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { TrailAnchor } from '../domain/trail/chain.ts';
import type { TrailVerdict } from '../domain/trail/verdict.ts';
import { beforeReading, judgeReading, readTrail, type TrailReading } from '../domain/trail/verify.ts';
import { highestTags } from '../domain/version/highest-tags.ts';
import { tagPrefix } from '../domain/version/tag-prefix.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';

const pageSize = 1000;
/** Each tag is two requests; the newest speak for all that came before them. */
const tagsReadPerProject = 5;

/** Reads the whole trail, and holds it against the copies of its head outside the database. */
export async function verifyTrail(ports: Ports, asker: Asker): Promise<Outcome<TrailVerdict>> {
  const permitted = await authorize(ports, asker, 'verify the trail', null);
  if (!permitted.ok) return permitted;

  const { anchors, unread } = await readAnchors(ports);
  const { store } = ports;
  // The copies first, then the projects' heads, then the head: what is appended meanwhile is only more than
  // each of them says.
  const projectHeads = await store.trailProjectHeads();
  const head = await store.trailHead();
  let reading: TrailReading = beforeReading;
  for (;;) {
    const limit = Math.min(pageSize, head.seq - reading.last.seq);
    const page = limit > 0 ? await store.trailAfter(reading.last.seq, limit) : [];
    if (page.length === 0) break;
    const read = readTrail(reading, page, anchors);
    if ('fault' in read) return yes({ head, fault: read.fault, anchorsAgreeing: 0, unread });
    reading = read.reading;
  }
  const fault = judgeReading(reading, { head, projectHeads, anchors });
  return yes({ head, fault, anchorsAgreeing: fault === null ? anchors.length : 0, unread });
}

type Anchors = { readonly anchors: readonly TrailAnchor[]; readonly unread: readonly string[] };

async function readAnchors(ports: Ports): Promise<Anchors> {
  const { auditChannel, store } = ports;
  const found: Anchors[] = [];
  if (auditChannel !== null) {
    found.push(await unlessUnread(auditChannel, () => anchorsInChannel(ports, auditChannel)));
  }
  for (const project of await store.projects()) {
    const repository = await store.repository(project.repositoryId);
    if (repository === null) continue;
    const { fullName } = repository;
    found.push(await unlessUnread(fullName, () => anchorsInTags(ports, fullName, project)));
  }
  return {
    anchors: found.flatMap(({ anchors }) => anchors),
    unread: [...new Set(found.flatMap(({ unread }) => unread))],
  };
}

/** A place that could not be asked says so; nothing is said of what may be there. */
async function unlessUnread(
  place: string,
  read: () => Promise<readonly TrailAnchor[] | null>,
): Promise<Anchors> {
  try {
    const anchors = await read();
    return { anchors: anchors ?? [], unread: anchors === null ? [place] : [] };
  } catch (error) {
    if (!(error instanceof IntegrationError)) throw error;
    return { anchors: [], unread: [place] };
  }
}

async function anchorsInChannel(
  { slack }: Ports,
  channelId: ChannelId,
): Promise<readonly TrailAnchor[] | null> {
  const heads = await slack.anchorsIn(channelId);
  return heads?.map(({ seq, hash }) => ({ seq, hash, place: 'channel', address: channelId })) ?? null;
}

/** The latest by our own record, and the highest by GitHub's, which nobody changes with the database. */
async function anchorsInTags(
  { github, store }: Ports,
  repository: string,
  { id, configuration }: Project,
): Promise<readonly TrailAnchor[]> {
  const { candidate: template, scheme } = configuration.versioning;
  const [tags, own] = await Promise.all([
    github.tags(repository, tagPrefix(template)),
    store.latestTags(id, tagsReadPerProject),
  ]);
  const there = new Set(tags.map(({ name }) => name));
  const newest = new Set([
    ...own.filter((name) => there.has(name)),
    ...highestTags(template, scheme, tags, tagsReadPerProject),
  ]);
  const anchors = await Promise.all(
    [...newest].map(async (name): Promise<TrailAnchor | null> => {
      const head = trailHeadIn((await github.tagMessage(repository, name)) ?? '');
      if (head === null) return null;
      const { seq, hash } = head;
      return { seq, hash, place: 'tag', address: `${repository}@${name}` };
    }),
  );
  return anchors.filter((anchor) => anchor !== null);
}
