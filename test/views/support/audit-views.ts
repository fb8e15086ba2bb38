import type { TrailExported } from '../../../src/domain/trail/exported.ts';
import type { TrailFault } from '../../../src/domain/trail/verdict.ts';
import { renderExported, renderExportLetter } from '../../../src/views/audit/exported.ts';
import { renderVerdict } from '../../../src/views/verdict.ts';
import type { Drawing } from './all-views.ts';

/** Whether the record is whole, and a copy of it. */
export const auditViews = (text: string, unread: readonly string[]): readonly Drawing[] => [
  {
    view: 'renderVerdict',
    drawn: [null, ...sampleFaults(text)].map((fault) =>
      renderVerdict({ head: { seq: 9, hash: text }, fault, anchorsAgreeing: 0, unread }),
    ),
  },
  {
    view: 'renderExportLetter',
    drawn: [true, false].map((isOneChain) => renderExportLetter(exportOf(text, isOneChain))),
  },
  { view: 'renderExported', drawn: [renderExported(exportOf(text, true))] },
];

const exportOf = (text: string, isOneChain: boolean): TrailExported => ({
  fileName: text,
  events: 9,
  first: 1,
  last: 9,
  head: { seq: 9, hash: text },
  isOneChain,
  project: text,
});

type FaultsByCode = { readonly [C in TrailFault['code']]: Extract<TrailFault, { readonly code: C }> };

export function sampleFaults(text: string): readonly TrailFault[] {
  const anchor = { seq: 40, hash: 'b'.repeat(64), place: 'tag', address: text } as const;
  const last = { seq: 41, hash: 'c'.repeat(64) };
  const samples: FaultsByCode = {
    'event-missing': { code: 'event-missing', seq: 12 },
    'event-changed': { code: 'event-changed', seq: 12, kind: text },
    'link-broken': { code: 'link-broken', seq: 12 },
    'columns-disagree': { code: 'columns-disagree', seq: 12, column: text },
    'project-event-missing': {
      code: 'project-event-missing',
      seq: 12,
      projectId: text,
      expected: 3,
      found: 4,
    },
    'project-missing': { code: 'project-missing', projectId: text, projectSeq: 8 },
    'head-disagrees': { code: 'head-disagrees', head: { seq: 42, hash: text }, last },
    'tail-cut-off': { code: 'tail-cut-off', anchor, last },
    'history-rewritten': { code: 'history-rewritten', anchor, foundHash: text },
  };
  return Object.values(samples);
}
