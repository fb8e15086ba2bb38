import { parseCandidateId, parseDeploymentId, parseReleaseId } from '../../../src/domain/ids.ts';
import type { RollbackPreview } from '../../../src/domain/rollback/preview.ts';
import type { Rollback } from '../../../src/domain/rollback/rollback.ts';
import { renderRollbackAct, renderRollbackDone } from '../../../src/views/rollback/rollback-done.ts';
import {
  renderRollbackPreview,
  renderRollbackPreviews,
  rollbackView,
} from '../../../src/views/rollback/rollback-view.ts';
import type { Drawing } from './all-views.ts';
import { sampleDeployment, sampleEnvironment, sampleShown } from './deployment.ts';
import { sampleRefusals } from './refusals.ts';
import { now, sampleCandidate, sampleProject, sampleRelease } from './release.ts';

/** The record of a rollback that takes a candidate of that name away. */
export const sampleRollback = (away: string): Rollback => ({
  trigger: 'person',
  away: {
    candidateId: parseCandidateId('33333333-0000-7000-8000-0000000000aa'),
    releaseId: parseReleaseId('22222222-0000-7000-8000-0000000000aa'),
    name: away,
    deploymentId: parseDeploymentId('44444444-0000-7000-8000-0000000000aa'),
  },
  because: null,
  plan: null,
  call: { kind: 'today' },
  removes: [],
  together: ['production'],
  waitSaidAt: null,
});

/** What is shown before a rollback, with a text from outside in each place. */
function sampleRollbackPreview(
  text: string,
  changes: number,
  changed: Partial<RollbackPreview> = {},
): RollbackPreview {
  const deployment = sampleDeployment(sampleShown(text, 1), { state: 'succeeded', succeededAt: now });
  const candidate = sampleCandidate({ name: text, artifactVersion: text, artifactDigest: text });
  const past = { deployment, candidate, release: sampleRelease({ version: text }) };
  const { id, name, sha } = candidate;
  const many = Array.from({ length: Math.min(changes, 300) }, () => text);
  return {
    project: sampleProject(text),
    environment: sampleEnvironment(text),
    choice: { away: past, target: past, others: many.map(() => past) },
    here: {
      environment: text,
      candidate: { id, name, sha, badSince: null, version: text },
      since: now,
      uncertainSince: now,
    },
    now,
    removes: many.map((title, number) => ({ number, title, author: text })),
    migrations: many,
    contracting: many,
    obstacle: {
      code: 'rollback-tag-gone',
      environment: text,
      candidate: text,
      tag: text,
      otherSha: null,
      others: many,
    },
    isSeen: true,
    usualMs: 240_000,
    isOnItsWay: false,
    alsoRunsIn: many,
    stops: text,
    ...changed,
  };
}

/** Every view of rollbacks, drawn with a text from outside in each place, and with so many changes. */
export function rollbackViews(text: string, changes: number): readonly Drawing[] {
  const preview = sampleRollbackPreview(text, changes);
  const free = { ...preview, obstacle: null };
  const isAnew = {
    ...preview,
    obstacle: {
      code: 'rollback-workflow-gone',
      environment: text,
      candidate: text,
      workflow: text,
      why: 'missing',
      parameters: 'recorded',
    },
  } as const;
  const there = { environment: text, from: text, to: text };
  const [refusal] = sampleRefusals(text);
  if (refusal === undefined) throw new Error('no refusal');
  const done = { ...there, deploymentId: 'x', behind: text, hasReason: false } as const;
  return [
    { view: 'rollbackView', drawn: [preview, free, isAnew].map(rollbackView) },
    {
      view: 'renderRollbackPreview',
      drawn: [preview, free, { ...free, isSeen: false, migrations: null }].map(renderRollbackPreview),
    },
    {
      view: 'renderRollbackPreviews',
      drawn: [
        renderRollbackPreviews(
          preview.project.id,
          Array.from({ length: 30 }, () => ({ environment: text, preview: { ok: true, value: free } })),
        ),
        renderRollbackPreviews(preview.project.id, [{ environment: text, preview: { ok: false, refusal } }]),
      ],
    },
    {
      view: 'renderRollbackDone',
      drawn: [
        renderRollbackDone([{ kind: 'new', ...done }]),
        renderRollbackDone([
          ...Array.from({ length: 30 }, () => ({ kind: 'new' as const, ...done })),
          { kind: 'already', ...done },
          { kind: 'refused', environment: text, refusal },
        ]),
      ],
    },
    {
      view: 'renderRollbackAct',
      drawn: [
        renderRollbackAct({ kind: 'explained', ...there }),
        renderRollbackAct({ kind: 'lifted', environment: text, candidate: text }),
        renderRollbackAct({ kind: 'cleared', candidate: text }),
        renderRollbackAct({ kind: 'went-on', environment: text, to: text, behind: text }),
      ],
    },
  ];
}
