import type { Fields } from '../json.ts';
import type { Courier } from '../outgoing/courier.ts';
import type { ResponseUrls } from '../outgoing/response-urls.ts';
import type { Channel } from '../workspace/channel.ts';
import { directMessage } from '../workspace/direct-message.ts';
import type { Person } from '../workspace/person.ts';
import { postMessage } from '../workspace/posting.ts';
import { partnerTeamId } from '../workspace/seed.ts';
import type { World } from '../workspace/world.ts';

/** What acting as a person needs of the rest of the server. */
export interface Stage {
  readonly world: World;
  readonly courier: Courier;
  readonly urls: ResponseUrls;
  /** The slash commands of the bot's manifest. */
  readonly commands: readonly string[];
  /** The manifest's `should_escape`. */
  readonly shouldEscape: boolean;
}

/** How it went, from the person's side. */
export interface Outcome {
  /**
   * `refused`: Slack itself said no. `incomplete`: the form lacks something, nothing was sent.
   * `cancelled`: the confirmation dialog was declined.
   */
  readonly status: 'ok' | 'operation_timeout' | 'dispatch_failed' | 'refused' | 'incomplete' | 'cancelled';
  /** What Slack tells the person about it. */
  readonly words?: string;
}

/** Somebody who can act: has an account here that is not switched off. */
export const activePerson = (world: World, userId: string): Person => {
  const person = world.people.get(userId);
  if (person === undefined) throw new Error(`There is nobody with the id ${userId}.`);
  if (person.isDeactivated) throw new Error(`${person.realName} is deactivated and cannot do anything.`);
  return person;
};

/** A channel that this person can write into, by id or name; `bot`: the direct messages with the bot. */
export const writableChannel = (world: World, person: Person, channelId: string): Channel => {
  if (channelId === 'bot') return directMessage(world, person.id);
  const channel =
    world.channels.get(channelId) ?? [...world.channels.values()].find((each) => each.name === channelId);
  if (channel === undefined) throw new Error(`There is no channel ${channelId}.`);
  if (!channel.members.has(person.id)) throw new Error(`${person.realName} is not in #${channel.name}.`);
  if (channel.isArchived) throw new Error(`#${channel.name} is archived: nobody can write there.`);
  return channel;
};

/** Who acted, as every interaction tells it; the team is the person's own. */
export const whoActed = (world: World, person: Person): Fields => ({
  user: { id: person.id, username: person.name, name: person.name, team_id: person.teamId },
  team:
    person.teamId === world.team.id
      ? { id: world.team.id, domain: world.team.domain }
      : { id: person.teamId, domain: person.teamId === partnerTeamId ? 'partner' : 'elsewhere' },
  api_app_id: world.bot.appId,
  token: 'sandbox-verification-token',
  enterprise: null,
  is_enterprise_install: false,
});

/** What Slack calls a channel in payloads. */
export const channelName = (channel: Channel): string =>
  ({ public: channel.name, private: 'privategroup', im: 'directmessage' })[channel.kind];

/** Slack's own words, seen by one person only. */
export const slackSays = (
  stage: Stage,
  to: { userId: string; channel: Channel; threadTs?: string | undefined },
  text: string,
): void => {
  postMessage(stage.world, to.channel, {
    author: { kind: 'slackbot', user: 'USLACKBOT' },
    text,
    threadTs: to.threadTs,
    onlyFor: to.userId,
  });
};
