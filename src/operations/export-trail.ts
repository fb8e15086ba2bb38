import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import { bySlackUser, type TrailEvent } from '../domain/trail/event.ts';
import { exportLine, isWanted } from '../domain/trail/export.ts';
import type { TrailExported } from '../domain/trail/exported.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';

const pageSize = 1000;
/** It is put together in memory, and people open it with an editor. */
const mostBytes = 32 * 1024 * 1024;

export type ExportOrder = {
  /** Null for the whole installation's. */
  readonly project: Project | null;
  readonly from: string | null;
  readonly until: string | null;
  /** What goes before the file, in the same conversation. */
  readonly drawLetter: (exported: TrailExported) => Parameters<Ports['slack']['giveFile']>[0]['content'];
};

/** Gives an admin a copy of the record as a file, to them alone. That somebody took one is on the record too. */
export async function exportTrail(
  ports: Ports,
  asker: Asker,
  { project, from, until, drawLetter }: ExportOrder,
): Promise<Outcome<TrailExported>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const permitted = await authorize(ports, asker, 'export the trail', project);
  if (!permitted.ok) return permitted;

  const { store, slack, clock } = ports;
  const wish = { projectId: project?.id ?? null, from, until };
  const head = await store.trailHead();
  const lines: string[] = [];
  const ends: { first: TrailEvent | null; last: TrailEvent | null } = { first: null, last: null };
  let bytes = 0;
  for (let after = 0; after < head.seq; ) {
    const page = await store.trailAfter(after, Math.min(pageSize, head.seq - after));
    const lastRead = page.at(-1);
    if (lastRead === undefined) break;
    after = lastRead.seq;
    for (const event of page.filter((each) => isWanted(wish, each))) {
      const line = `${exportLine(event)}\n`;
      bytes += Buffer.byteLength(line);
      if (bytes > mostBytes) return no({ code: 'export-too-large', limitMegabytes: mostBytes / 1024 / 1024 });
      lines.push(line);
      ends.first ??= event;
      ends.last = event;
    }
  }
  const { first, last } = ends;
  if (first === null || last === null) return no({ code: 'nothing-to-export' });

  const exported: TrailExported = {
    fileName: `waybill-trail-${project === null ? '' : `${project.name}-`}${first.seq}-${last.seq}.jsonl`,
    events: lines.length,
    first: first.seq,
    last: last.seq,
    head,
    isOneChain: last.seq - first.seq + 1 === lines.length,
    project: project?.name ?? null,
  };
  const given = await slack.giveFile({
    userId: asker.userId,
    name: exported.fileName,
    text: lines.join(''),
    content: drawLetter(exported),
  });
  if (given === 'unavailable') return no({ code: 'no-files' });
  return commitFor(ports, asker, yes(exported), {
    changes: [],
    events: [
      {
        projectId: wish.projectId,
        kind: 'trail-exported',
        actor: bySlackUser(asker.userId),
        at: clock.now(),
        facts: { first: first.seq, last: last.seq, events: lines.length, from, until },
      },
    ],
    effects: [],
  });
}
