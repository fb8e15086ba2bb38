import { countableApprovals } from '../countable-approvals.ts';
import type { Gate } from './gate.ts';

/**
 * As many people as the environment asks for have agreed to exactly what would start. Who may agree is read
 * afresh: where it cannot be told of somebody who is needed, neither can the gate (promise 7).
 */
export const approved: Gate = {
  name: 'approved',
  judge(facts) {
    const { count: need, from, exclude } = facts.environment.approvals;
    if (need === 0) return { state: 'holds' };
    const { countable, notCounted } = countableApprovals(facts);
    const have = countable.length;
    if (have < need && notCounted.some(({ why }) => why === 'not-known')) {
      return { state: 'unknown', facts: { code: 'approvals-unread' } };
    }
    const until = facts.deployment.expiresAt?.toISOString() ?? null;
    const authors = exclude.includes('authors') ? facts.unlinkedAuthors : [];
    if (authors.length > 0) {
      return { state: 'waits', on: 'people', until, facts: { code: 'authors-unlinked', authors } };
    }
    if (have >= need) return { state: 'holds' };
    return {
      state: 'waits',
      on: 'people',
      until,
      facts: { code: 'approvals-missing', have, need, from, expiresAt: until, notCounted },
    };
  },
};
