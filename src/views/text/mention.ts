import type { Principal } from '../../domain/authority/person.ts';
import { type ChannelId, isUserGroupId, isUserId, type UserGroupId, type UserId } from '../../domain/ids.ts';
import type { Who } from '../../domain/project/configuration.ts';
import { join, type Mrkdwn, mrkdwn, outside } from './mrkdwn.ts';

/** Mentions are made from parsed ids alone: no text from outside can call anybody. */
export const mention = (id: UserId): Mrkdwn => ({ mrkdwn: `<@${id}>` });
const mentionGroup = (id: UserGroupId): Mrkdwn => ({ mrkdwn: `<!subteam^${id}>` });
export const mentionChannel = (id: ChannelId): Mrkdwn => ({ mrkdwn: `<#${id}>` });

export const mentionPrincipal = (id: Principal): Mrkdwn =>
  isUserGroupId(id) ? mentionGroup(id) : isUserId(id) ? mention(id) : outside(id);

/** A release's captain; one that a schedule cut has none but its project's. */
export const captainName = (id: UserId | null): Mrkdwn =>
  id === null ? { mrkdwn: 'a captain' } : mention(id);

/** Whoever answers for a release, called by name: its captain, else those of the project. */
export const calledCaptains = (id: UserId | null, captains: readonly Who[]): Mrkdwn =>
  id === null && captains.length > 0 ? mentionWho(captains, 5) : captainName(id);

/** Who cut something, at the beginning of a sentence. */
export const cutter = (id: UserId | null): Mrkdwn => (id === null ? { mrkdwn: 'The schedule' } : mention(id));

/** Several people, as a sentence can bear them. */
export function people(ids: readonly UserId[], most = 10): Mrkdwn {
  const named = join(ids.slice(0, most).map(mention), ', ');
  return ids.length > most ? mrkdwn`${named} and ${ids.length - most} more` : named;
}

/** Whoever did something, from the trail's name of them: `slack:U…`, `github:login` or `waybill`. */
export function actor(name: string): Mrkdwn {
  const [system, id = ''] = name.split(/:(.*)/s);
  if (system === 'slack' && isUserId(id)) return mention(id);
  if (system === 'github') return mrkdwn`${id} on GitHub`;
  return name === 'waybill' ? { mrkdwn: 'Waybill' } : outside(name);
}

/** People on GitHub by login; null is a commit that no known account made. */
export function logins(authors: readonly (string | null)[]): readonly Mrkdwn[] {
  const known = [...new Set(authors.filter((login) => login !== null))];
  const named = known.map((login) => mrkdwn`${login}`);
  return authors.includes(null) ? [...named, mrkdwn`somebody GitHub does not know`] : named;
}

/** Those whom a configuration names, called by mention, each once; a handle that nobody resolved is only shown. */
export function mentionWho(named: readonly Who[], most = 10): Mrkdwn {
  const each = [...new Set(named)];
  const shown = each
    .slice(0, most)
    .map((who) => (isUserId(who) || isUserGroupId(who) ? mentionPrincipal(who) : outside(who, 80)));
  const left = each.length - most;
  if (shown.length === 0) return { mrkdwn: 'nobody is named' };
  return left > 0 ? mrkdwn`${join(shown, ', ')} and ${left} more` : join(shown, ', ');
}
