import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Person } from '../../../domain/authority/person.ts';
import {
  type ChannelId,
  isTeamId,
  isUserGroupId,
  isUserId,
  parseUserId,
  type UserId,
} from '../../../domain/ids.ts';
import type { Slack, SlackUserGroup } from '../../../ports/slack.ts';
import { expectYes, read, unanswered } from './call.ts';
import type { SlackIdentity } from './identity.ts';
import { pages } from './pages.ts';

const userSchema = z.object({
  id: z.string(),
  team_id: z.string().nullish(),
  name: z.string().optional(),
  real_name: z.string().nullish(),
  tz: z.string().nullish(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_workflow_bot: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  profile: z.object({ display_name: z.string().nullish(), real_name: z.string().nullish() }).optional(),
  enterprise_user: z.object({ enterprise_id: z.string().nullish() }).nullish(),
});
type SlackUser = z.infer<typeof userSchema>;

/** Slack's own bot is not marked as one. */
const slackbot = 'USLACKBOT';
const noSuchUser = new Set(['user_not_found', 'users_not_found', 'user_not_visible']);

const isOurs = (user: SlackUser, us: SlackIdentity): boolean => {
  if (user.is_stranger === true) return false;
  if (user.team_id === null || user.team_id === undefined || user.team_id === us.teamId) return true;
  const enterprise = user.enterprise_user?.enterprise_id;
  return us.enterpriseId !== null && (enterprise === us.enterpriseId || user.team_id === us.enterpriseId);
};

/** What somebody is here. A workspace of the same enterprise is ours; another company's is not. */
function standingOf(user: SlackUser, us: SlackIdentity): Person['standing'] {
  if (user.deleted === true) return 'deactivated';
  if (user.is_bot === true || user.is_workflow_bot === true || user.id === slackbot) return 'bot';
  if (!isOurs(user, us)) return 'other-workspace';
  if (user.is_restricted === true || user.is_ultra_restricted === true) return 'guest';
  return 'full-member';
}

const nameOf = ({ profile, real_name, name, id }: SlackUser): string =>
  [profile?.display_name, profile?.real_name, real_name, name].find((each) => each) ?? id;

/** People, membership and user groups, asked afresh each time. */
export function readPeople(
  client: WebClient,
  identity: () => Promise<SlackIdentity>,
): Pick<Slack, 'person' | 'isInChannel' | 'channelMembers' | 'groupMembers' | 'userGroups'> {
  const person: Slack['person'] = async (id) => {
    const method = 'users.info';
    const answer = z.object({ user: userSchema });
    const [us, said] = await Promise.all([identity(), read({ client, method, args: { user: id }, answer })]);
    if (!said.ok && noSuchUser.has(said.code)) return null;
    const { user } = expectYes(method, said);
    return {
      id: parseUserId(user.id),
      teamId: user.team_id && isTeamId(user.team_id) ? user.team_id : null,
      displayName: nameOf(user),
      timeZone: user.tz ?? null,
      standing: standingOf(user, us),
    };
  };

  /** Page by page, so that whoever looks for one person can stop at the page that has them. */
  async function* membersOf(channelId: ChannelId): AsyncGenerator<readonly string[]> {
    const method = 'conversations.members';
    const members = pages({
      client,
      method,
      args: { channel: channelId, limit: 999 },
      field: 'members',
      item: z.string(),
      atMostPages: 200,
    });
    for await (const page of members) {
      if (page.kind === 'refused') throw unanswered(method, { kind: 'definite', code: page.code });
      if (page.kind === 'unfinished') throw unanswered(method, { kind: 'uncertain' });
      yield page.items;
    }
  }

  const isInChannel: Slack['isInChannel'] = async (channelId, userId) => {
    for await (const page of membersOf(channelId)) if (page.includes(userId)) return true;
    return false;
  };

  const channelMembers: Slack['channelMembers'] = async (channelId) => {
    const found: UserId[] = [];
    for await (const page of membersOf(channelId)) found.push(...page.filter(isUserId));
    return found;
  };

  const groupMembers: Slack['groupMembers'] = async (id) => {
    const method = 'usergroups.users.list';
    const answer = z.object({ users: z.array(z.string()) });
    const said = await read({ client, method, args: { usergroup: id }, answer });
    if (!said.ok && said.code === 'no_such_subteam') return [];
    return expectYes(method, said).users.filter(isUserId);
  };

  const userGroups: Slack['userGroups'] = async () => {
    const method = 'usergroups.list';
    const group = z.object({
      id: z.string(),
      handle: z.string(),
      name: z.string().optional(),
      date_delete: z.number().nullish(),
    });
    const answer = z.object({ usergroups: z.array(z.unknown()) });
    const { usergroups } = expectYes(method, await read({ client, method, args: {}, answer }));
    // A group of another form is left out: the others are not less known for it.
    return usergroups
      .flatMap((each) => group.safeParse(each).data ?? [])
      .filter((each) => (each.date_delete ?? 0) === 0)
      .flatMap(({ id, handle, name }): SlackUserGroup[] =>
        isUserGroupId(id) ? [{ id, handle, name: name ?? handle }] : [],
      );
  };

  return { person, isInChannel, channelMembers, groupMembers, userGroups };
}
