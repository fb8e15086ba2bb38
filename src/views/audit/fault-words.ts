import type { TrailFault } from '../../domain/trail/verdict.ts';
import { code, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';

/** What is wrong with the record, named by the first event where it shows, and what that means. */
export type FaultWords = { readonly what: Mrkdwn; readonly means: Mrkdwn };

const event = (seq: number): Mrkdwn => code(`#${seq}`);

export function faultWords(fault: TrailFault): FaultWords {
  switch (fault.code) {
    case 'event-missing':
      return {
        what: mrkdwn`Event ${event(fault.seq)} is missing.`,
        means: mrkdwn`It was removed from the database.`,
      };
    case 'event-changed':
      return {
        what: mrkdwn`Event ${event(fault.seq)} (${code(fault.kind)}) is not what was recorded.`,
        means: mrkdwn`Its text does not give its hash: one of the two was changed.`,
      };
    case 'link-broken':
      return {
        what: mrkdwn`Event ${event(fault.seq)} does not follow from the one before it.`,
        means: mrkdwn`An event before it was changed, removed or put in, and the chain was not made anew.`,
      };
    case 'columns-disagree':
      return {
        what: mrkdwn`Event ${event(fault.seq)} says one thing in its text and another in its column ${code(fault.column)}.`,
        means: mrkdwn`The column was changed. The text still gives its hash.`,
      };
    case 'project-event-missing':
      return {
        what: mrkdwn`Event ${event(fault.seq)} is number ${fault.found} of the project ${code(fault.projectId)}; number ${fault.expected} should come there.`,
        means: mrkdwn`An event of that project was taken out, and the chain was made anew around it.`,
      };
    case 'project-missing':
      return {
        what: mrkdwn`The project ${code(fault.projectId)} had ${plural(fault.projectSeq, 'event')}, and the last of them are gone.`,
        means: mrkdwn`The project, or the end of its record, was removed.`,
      };
    case 'head-disagrees':
      return {
        what: mrkdwn`The trail ends with event ${event(fault.last.seq)}; by the database’s own count it ends with ${event(fault.head.seq)}.`,
        means: mrkdwn`Events at the end were added or removed by hand.`,
      };
    case 'tail-cut-off':
      return {
        what: mrkdwn`Event ${event(fault.last.seq + 1)} and what follows are missing: ${code(fault.anchor.address)} has a copy of the head at ${event(fault.anchor.seq)}.`,
        means: mrkdwn`The end of the record was cut off, or an old copy of the database was put in its place.`,
      };
    case 'history-rewritten':
      return {
        what: mrkdwn`Event ${event(fault.anchor.seq)} has another hash than the copy of it in ${code(fault.anchor.address)}.`,
        means: mrkdwn`The record up to there was written anew.`,
      };
    default:
      return fault satisfies never;
  }
}
