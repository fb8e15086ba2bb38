import type { ProjectId } from '../ids.ts';
import type { TrailEvent } from './event.ts';

/** What of the record is wanted: everything or one project's events, between two days (UTC), both included. */
export type ExportWish = {
  readonly projectId: ProjectId | null;
  /** `2026-01-31` */
  readonly from: string | null;
  readonly until: string | null;
};

export function isWanted({ projectId, from, until }: ExportWish, event: TrailEvent): boolean {
  const day = event.happenedAt.toISOString().slice(0, 10);
  return (
    (projectId === null || event.projectId === projectId) &&
    (from === null || day >= from) &&
    (until === null || day <= until)
  );
}

/**
 * An event as one line of JSON, with all that checking it needs: the hash is the SHA-256 of the previous one, a line
 * feed and the body, exactly as it stands in its string.
 */
export const exportLine = ({ seq, previousHash, hash, body }: TrailEvent): string =>
  JSON.stringify({ seq, previousHash, hash, body });
