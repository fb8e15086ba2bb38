import type { TrailHead } from '../trail/chain.ts';
import type { Candidate } from './candidate.ts';

/**
 * The message of a candidate's tag. It carries the trail's head and count out of the database, so that
 * even its owner cannot rewrite or thin out what came before (promise 12).
 */
export function tagMessage({ candidate }: { readonly candidate: Candidate }, head: TrailHead): string {
  return [
    candidate.name,
    '',
    `Waybill-Artifact: ${candidate.artifactVersion}`,
    `Waybill-Trail: ${head.seq} ${head.hash}`,
    '',
  ].join('\n');
}

const trailer = /^Waybill-Trail: (\d{1,15}) ([0-9a-f]{64})$/m;

/** The head that a tag's message carries; null where it carries none. */
export function trailHeadIn(message: string): TrailHead | null {
  const [, seq, hash] = trailer.exec(message) ?? [];
  return seq === undefined || hash === undefined ? null : { seq: Number(seq), hash };
}
