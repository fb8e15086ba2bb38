import type { ChannelSeed } from './channel.ts';
import type { PersonSeed } from './person.ts';
import type { UserGroupSeed } from './user-group.ts';

/** Who works here, and where they talk. */
export interface WorkspaceSeed {
  readonly people: readonly PersonSeed[];
  readonly groups: readonly UserGroupSeed[];
  readonly channels: readonly ChannelSeed[];
}

/** The ids of the company that everybody meets first. */
export const team = { id: 'T07WAYBILL1', name: 'Parcel & Sons', domain: 'parcel-and-sons' } as const;
export const partnerTeamId = 'T08PARTNER1';

export const people = {
  dana: 'U07DANA0001',
  priya: 'U07PRIYA001',
  marco: 'U07MARCO001',
  sam: 'U07SAM00001',
  gwen: 'U07GWEN0001',
  stefan: 'U08STEFAN01',
  toni: 'U07TONI0001',
  leo: 'U07LEO00001',
  otherBot: 'U07ROTABOT1',
} as const;

export const groups = { captains: 'S07CAPTAINS', approvers: 'S07APPROVER' } as const;

export const channels = {
  releases: 'C07RELEASES',
  support: 'C07SUPPORT1',
  partner: 'C07PARTNER1',
  audit: 'C07AUDITLOG',
  general: 'C07GENERAL1',
} as const;

export const bot = {
  appId: 'A07WAYBILL1',
  botId: 'B07WAYBILL1',
  userId: 'U07WAYBILL1',
  name: 'waybill',
} as const;

const staff = [people.dana, people.priya, people.marco, people.sam];

/** A captain, two approvers, an engineer, a guest, a partner, a stakeholder, one who left, another bot. */
export const defaultSeed: WorkspaceSeed = {
  people: [
    { id: people.dana, name: 'dana', realName: 'Dana Okafor', timeZone: 'Europe/Berlin', isAdmin: true },
    { id: people.priya, name: 'priya', realName: 'Priya Raman', timeZone: 'Asia/Kolkata' },
    { id: people.marco, name: 'marco', realName: 'Marco Bianchi', timeZone: 'America/New_York' },
    { id: people.sam, name: 'sam', realName: 'Sam Whitfield', timeZone: 'Europe/London' },
    { id: people.gwen, name: 'gwen', realName: 'Gwen Ito', timeZone: 'Asia/Tokyo', isRestricted: true },
    {
      id: people.stefan,
      name: 'stefan',
      realName: 'Stefan Lund',
      timeZone: 'Europe/Stockholm',
      teamId: partnerTeamId,
    },
    { id: people.toni, name: 'toni', realName: 'Toni Alvarez', timeZone: 'America/Los_Angeles' },
    { id: people.leo, name: 'leo', realName: 'Leo Fischer', timeZone: 'Europe/Vienna', isDeactivated: true },
    { id: people.otherBot, name: 'rota', realName: 'Rota', timeZone: 'Etc/UTC', isBot: true },
  ],
  groups: [
    { id: groups.captains, handle: 'release-captains', name: 'Release captains', members: [people.dana] },
    {
      id: groups.approvers,
      handle: 'prod-approvers',
      name: 'Production approvers',
      members: [people.priya, people.marco],
    },
  ],
  channels: [
    {
      id: channels.releases,
      name: 'releases',
      members: [...staff, people.gwen, people.otherBot, bot.userId],
    },
    { id: channels.support, name: 'support', members: [people.toni, people.dana, bot.userId] },
    {
      id: channels.partner,
      name: 'partner',
      isShared: true,
      members: [people.dana, people.priya, people.stefan, bot.userId],
    },
    { id: channels.audit, name: 'audit', members: [people.dana, bot.userId] },
    { id: channels.general, name: 'general', members: [...staff, people.toni, people.otherBot] },
  ],
};
