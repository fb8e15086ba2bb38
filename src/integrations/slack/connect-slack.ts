import type { Slack } from '../../ports/slack.ts';
import type { Clock, Log } from '../../ports.ts';
import { type Addressee, answerPerson } from './web/answer.ts';
import { readChannel, readOwnChannels } from './web/channels.ts';
import { createClients } from './web/clients.ts';
import { giveFile } from './web/give-file.ts';
import { readHistory } from './web/history.ts';
import { readIdentity, type SlackIdentity } from './web/identity.ts';
import { showViews } from './web/modals.ts';
import { readPeople } from './web/people.ts';
import { sendMessage } from './web/send.ts';

/** Slack going out: the port that operations use, and what listening needs besides. */
export type SlackConnection = {
  readonly slack: Slack;
  /** Asked at start: a token that is refused, or of another workspace, must stop the process. */
  readonly identity: () => Promise<SlackIdentity>;
  readonly openView: ReturnType<typeof showViews>['openView'];
  /** Tells a person whose request may not even have been kept. */
  readonly tell: (to: Addressee, content: Parameters<Slack['answer']>[1]) => Promise<void>;
  readonly apiUrl: string | null;
};

/** Connects nothing yet: each call is one request to `apiUrl`, or to Slack's own address. */
export function connectSlack(options: {
  readonly botToken: string;
  readonly apiUrl: string | null;
  readonly clock: Clock;
  readonly log: Log;
}): SlackConnection {
  const { interactive, lookups, outbox } = createClients(options);
  const answer = answerPerson({ client: interactive, apiUrl: options.apiUrl, clock: options.clock });
  const { openView, updateView, publishHome } = showViews(interactive);

  let known: Promise<SlackIdentity> | null = null;
  const identity = (): Promise<SlackIdentity> => {
    known ??= readIdentity(interactive).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };

  return {
    slack: {
      ...readPeople(lookups, identity),
      channel: readChannel(interactive),
      ownChannels: readOwnChannels(lookups),
      scopes: async () => (await readIdentity(interactive)).scopes,
      send: sendMessage(outbox),
      ...readHistory(outbox, identity),
      answer,
      giveFile: giveFile(outbox, options.apiUrl),
      updateView,
      publishHome,
    },
    identity,
    openView,
    tell: answer,
    apiUrl: options.apiUrl,
  };
}
