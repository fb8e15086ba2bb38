import type { Finding } from '../../domain/repository/finding.ts';
import type { Mrkdwn } from '../text/mrkdwn.ts';
import { accessFindings } from './access.ts';
import { inputFindings } from './inputs.ts';
import { peopleFindings } from './people.ts';
import { repositoryFindings } from './repository.ts';
import { workflowFindings } from './workflows.ts';

/** A finding as a person is told it: what it is, why it matters, and how to mend it. */
export type FindingWords = { readonly what: Mrkdwn; readonly why: Mrkdwn; readonly mend: Mrkdwn };

export type FindingCode = Finding['code'];
type FindingOf<Code extends FindingCode> = { [C in Code]: Extract<Finding, { readonly code: C }> }[Code];

export type FindingWordsFor<Code extends FindingCode> = {
  readonly [C in Code]: (finding: FindingOf<C>) => FindingWords;
};

/** A code without words does not compile. */
const words: FindingWordsFor<FindingCode> = {
  ...repositoryFindings,
  ...workflowFindings,
  ...inputFindings,
  ...accessFindings,
  ...peopleFindings,
};

export const findingWords = (finding: Finding): FindingWords => say(finding.code, finding);

/** Generic in the code, so that the compiler sees each function take the finding that is its own. */
const say = <Code extends FindingCode>(code: Code, finding: FindingOf<Code>): FindingWords =>
  words[code](finding);
