import type { Change, Decision, RecordKind } from '../domain/change.ts';
import { no, type Outcome } from '../domain/outcome.ts';
import type { Ports } from '../ports.ts';
import type { Asker } from './authorize.ts';
import { fromKept } from './kept-outcome.ts';

/**
 * Makes a decision true for a request. A request that was carried out before gets its first answer
 * again; a row that moved since it was read is a refusal, and nothing was changed.
 */
export async function commitFor<T>(
  { store }: Ports,
  asker: Asker,
  outcome: Outcome<T>,
  decision: Decision,
): Promise<Outcome<T>> {
  const result = await store.commit(decision, { id: asker.requestId, outcome });
  switch (result.kind) {
    case 'done':
      return outcome;
    case 'repeated':
      return fromKept<T>(result.outcome);
    case 'conflict':
      return no({ code: 'changed-meanwhile', what: movedRecord(decision.changes) });
    default:
      return result satisfies never;
  }
}

const words = {
  repositories: 'The repository’s settings',
  projectFiles: 'The configuration',
  projects: 'The project',
  releases: 'The release',
  candidates: 'The release',
  dispatches: 'The build',
  identityLinks: 'The link',
  signIns: 'The sign-in',
  deployments: 'The deployment',
  approvals: 'The request',
  overrides: 'The request',
  freezes: 'The freeze',
  holds: 'The hold',
  subscriptions: 'The subscription',
  acceptedRecipients: 'The recipient',
  notices: 'The notice',
  noticeRecipients: 'The notice',
  noticeAnswers: 'The concern',
  mails: 'The notice',
  quietHours: 'What you set',
  webhookNotices: 'The notice',
  rollbackVerdicts: 'The rollback',
  rollbackOpinions: 'The rollback',
  rollbackHooks: 'The rollback',
  picks: 'The pick',
  watches: 'The change',
  trains: 'The train',
  skippedTimes: 'The digest',
} as const satisfies Record<RecordKind, string>;

/** What a person calls the record that a decision is about: the first one that it changes. */
function movedRecord([first]: readonly Change[]): string {
  if (first === undefined) return 'It';
  return words['insert' in first ? first.insert : first.update];
}
