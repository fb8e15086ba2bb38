import type { Person } from '../../../src/domain/authority/person.ts';
import type { UserId } from '../../../src/domain/ids.ts';
import { IntegrationError } from '../../../src/domain/integration/integration-error.ts';
import type { Ports } from '../../../src/ports.ts';
import { partly } from './partly.ts';

/** A workspace that a test changes: who is what, who is in the group, and whether Slack answers. */
export type Workspace = {
  readonly standings: Map<UserId, Person['standing']>;
  readonly members: Set<UserId>;
  answers: boolean;
};

/** Slack, as far as authority asks it. */
export function slackOf(workspace: Workspace): Ports['slack'] {
  const failing = () => {
    if (!workspace.answers) {
      throw new IntegrationError({ system: 'slack', operation: 'usergroups.users.list', retryable: true });
    }
  };
  return partly<Ports['slack']>({
    person: async (id) => {
      failing();
      const standing = workspace.standings.get(id) ?? 'full-member';
      return { id, teamId: null, displayName: id, timeZone: 'Europe/Berlin', standing };
    },
    groupMembers: async () => {
      failing();
      return [...workspace.members];
    },
    isInChannel: async () => true,
  });
}
