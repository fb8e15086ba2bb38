import type { Inbox } from '../ports/inbox.ts';
import type { Metrics } from './metrics.ts';

/** Counts the requests that come in from Slack, by what became of each. */
export function countedInbox(inbox: Inbox, metrics: Metrics): Pick<Inbox, 'accept'> {
  return {
    accept: async (key, asked) => {
      try {
        const kept = await inbox.accept(key, asked);
        metrics.received('slack', kept);
        return kept;
      } catch (error) {
        metrics.received('slack', 'failed');
        throw error;
      }
    },
  };
}
