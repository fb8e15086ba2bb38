import type { RefusalCode } from '../../refusal.ts';
import type { RollbackPreview } from '../preview.ts';
import type { Rollback } from '../rollback.ts';
import type { RollbackFigures } from './figures.ts';

/** What a person goes by who is asked whether to roll back; plain JSON, as the message carries it. */
export type WayBackEvidence = {
  readonly to: string;
  /** When that was verified there last; null where that is not recorded. */
  readonly verifiedAt: string | null;
  readonly removes: Rollback['removes'];
  readonly removesInAll: number;
  /** In between; null where nobody could look, or nothing is configured as a migration. */
  readonly migrations: readonly string[] | null;
  readonly contracting: readonly string[] | null;
  /** What stands against it; null where nothing does. */
  readonly obstacle: RefusalCode | null;
  /** Whether its tag and workflow could be looked at. */
  readonly isSeen: boolean;
  readonly took: RollbackFigures;
};

/** More than a message shows of them. */
const mostKept = 20;

/** The evidence of the window in which a person rolls back, for a message. */
export function evidenceOf(preview: RollbackPreview, took: RollbackFigures): WayBackEvidence {
  const { choice, removes, migrations, contracting, obstacle, isSeen } = preview;
  const { candidate, deployment } = choice.target;
  return {
    to: candidate.name,
    verifiedAt: deployment.succeededAt?.toISOString() ?? null,
    removes: removes.slice(0, mostKept),
    removesInAll: removes.length,
    migrations: migrations?.slice(0, mostKept) ?? null,
    contracting: contracting?.slice(0, mostKept) ?? null,
    obstacle: obstacle?.code ?? null,
    isSeen,
    took,
  };
}
