import { type Outcome, yes } from '../domain/outcome.ts';
import { trailHeadIn } from '../domain/release/tag-message.ts';
import type { TrailAnchor } from '../domain/trail/chain.ts';
import type { TrailVerdict } from '../domain/trail/verdict.ts';
import { beforeReading, judgeReading, readTrail, type TrailReading } from '../domain/trail/verify.ts';
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
  // The heads first: what is appended while we read is then only more than they say.
  const [head, projectHeads] = await Promise.all([store.trailHead(), store.trailProjectHeads()]);
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

async function readAnchors(
  ports: Ports,
): Promise<{ readonly anchors: readonly TrailAnchor[]; readonly unread: readonly string[] }> {
  const anchors: TrailAnchor[] = [];
  const unread: string[] = [];
  const { auditChannel, slack, store } = ports;
  if (auditChannel !== null) {
    const found = await slack.anchorsIn(auditChannel).catch(() => null);
    if (found === null) unread.push(auditChannel);
    else
      anchors.push(...found.map((head) => ({ ...head, place: 'channel' as const, address: auditChannel })));
  }
  const projects = await store.projects();
  for (const project of projects) {
    const repository = await store.repository(project.repositoryId);
    if (repository === null) continue;
    try {
      anchors.push(
        ...(await anchorsInTags(ports, repository.fullName, project.configuration.versioning.candidate)),
      );
    } catch {
      unread.push(repository.fullName);
    }
  }
  return { anchors, unread };
}

async function anchorsInTags(
  { github }: Ports,
  repository: string,
  template: string,
): Promise<TrailAnchor[]> {
  const tags = await github.tags(repository, tagPrefix(template));
  const newest = tags.slice(-tagsReadPerProject);
  const messages = await Promise.all(
    newest.map(async ({ name }) => ({ name, message: await github.tagMessage(repository, name) })),
  );
  return messages.flatMap(({ name, message }) => {
    const head = message === null ? null : trailHeadIn(message);
    return head === null ? [] : [{ ...head, place: 'tag' as const, address: `${repository}@${name}` }];
  });
}
