import type { Finding } from '../repository/finding.ts';
import { accessFindings } from './access-findings.ts';
import type { CheckupFacts } from './checkup-facts.ts';
import { peopleFindings } from './people-findings.ts';
import { reachFindings } from './reach-findings.ts';
import { rollbackFindings } from './rollback-findings.ts';
import { secretFindings } from './secret-findings.ts';
import { tagFindings } from './tag-findings.ts';
import { workflowFindings } from './workflow-findings.ts';

const weights = ['blocks', 'warns', 'unknown'] as const;

/** Everything that a checkup finds, what blocks first. */
export function diagnose(facts: CheckupFacts): readonly Finding[] {
  const { repository, isArchived, trunk, hasTrunk } = facts;
  const found: readonly Finding[] = [
    ...(repository.fileState === 'valid'
      ? []
      : [{ weight: 'blocks', code: 'file-invalid', problems: repository.fileProblems.length } as const]),
    ...(isArchived ? [{ weight: 'blocks', code: 'repository-archived' } as const] : []),
    ...(hasTrunk
      ? [...workflowFindings(facts), ...tagFindings(facts)]
      : [{ weight: 'blocks', code: 'trunk-missing', trunk } as const]),
    ...accessFindings(facts),
    ...peopleFindings(facts),
    ...secretFindings(facts),
    ...reachFindings(facts),
    ...rollbackFindings(facts),
  ];
  return found.toSorted((a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight));
}
