import type { Part } from '../../repository/rules.ts';
import type { PastDeployment } from '../choose.ts';
import type { RollbackFacts } from '../facts.ts';
import type { Rollback } from '../rollback.ts';
import type { RollbackFigures } from './figures.ts';

/** What a person goes by who is asked whether to roll back; plain JSON, as the message carries it. */
export type WayBackEvidence = {
  readonly to: string;
  /** When that was verified there last. */
  readonly verifiedAt: string | null;
  readonly removes: Rollback['removes'];
  readonly tag: 'there' | 'gone' | 'moved' | 'unread';
  readonly workflow: 'there' | 'gone' | 'unread';
  /** Migrations in between that take something away; null where nobody looked, or could. */
  readonly contracting: readonly string[] | null;
  readonly took: RollbackFigures;
};

export function evidenceOf(
  { choice, tag, workflow, contracting, removes }: RollbackFacts,
  took: RollbackFigures,
): WayBackEvidence {
  const { target } = choice;
  return {
    to: target.candidate.name,
    verifiedAt: target.deployment.succeededAt?.toISOString() ?? null,
    removes: removes.slice(0, mostRemoved),
    tag: tagState(tag, target),
    workflow: workflow.kind === 'unseen' ? 'unread' : workflow.value === null ? 'gone' : 'there',
    contracting,
    took,
  };
}

/** More than a message shows of them. */
const mostRemoved = 50;

function tagState(tag: Part<string | null>, { candidate }: PastDeployment): WayBackEvidence['tag'] {
  if (tag.kind === 'unseen') return 'unread';
  if (tag.value === null) return 'gone';
  return tag.value === candidate.sha ? 'there' : 'moved';
}
