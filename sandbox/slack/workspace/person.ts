import type { Fields } from '../json.ts';
import { dateFormat } from '../rendering/date-format.ts';

/** Someone with an account: a person, or a bot's user. */
export interface Person {
  readonly id: string;
  /** The handle, without `@`. */
  name: string;
  realName: string;
  teamId: string;
  timeZone: string;
  email: string;
  isAdmin: boolean;
  isBot: boolean;
  /** A guest of several channels. */
  isRestricted: boolean;
  /** A guest of one channel. */
  isUltraRestricted: boolean;
  isDeactivated: boolean;
}

export type PersonSeed = Pick<Person, 'id' | 'name' | 'realName'> & Partial<Person>;

const offsetSeconds = (timeZone: string, at: Date): number => {
  const shown = dateFormat('en-US', timeZone, { timeZoneName: 'longOffset' }).formatToParts(at);
  const name = shown.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (match === null) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 3600 + Number(match[3]) * 60);
};

/** What is needed to tell the bot of a person. */
export interface Told {
  readonly homeTeamId: string;
  /** Whether a channel is shared with them: then Slack does not call them a stranger. */
  readonly isMet: boolean;
  readonly at: Date;
}

/**
 * A person as `users.info` tells it. Beware: somebody of another company whom the bot meets in a
 * shared channel is no `is_stranger`; only their `team_id` shows it.
 */
export const personJson = (person: Person, told: Told): Fields => {
  const base = {
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    deleted: person.isDeactivated,
    real_name: person.realName,
    profile: {
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: person.name,
      display_name_normalized: person.name,
      email: person.email,
      team: person.teamId,
      ...(person.isBot ? { bot_id: person.id.replace(/^U/, 'B'), always_active: true } : {}),
    },
    is_bot: person.isBot,
    is_app_user: false,
    updated: 1_700_000_000,
    ...(person.teamId === told.homeTeamId ? {} : { is_stranger: !told.isMet }),
  };
  if (person.isDeactivated) return base;
  return {
    ...base,
    tz: person.timeZone,
    tz_label: person.timeZone,
    tz_offset: offsetSeconds(person.timeZone, told.at),
    is_admin: person.isAdmin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.isRestricted,
    is_ultra_restricted: person.isUltraRestricted,
  };
};
