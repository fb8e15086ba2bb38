import type { Account } from '../accounts.ts';
import { apiUrl, type World } from '../state/world.ts';
import { nodeId } from './links.ts';

export function simpleUser(world: World, login: string): Record<string, unknown> {
  const account: Account = world.accounts.named(login);
  const api = `${apiUrl(world)}/users/${encodeURIComponent(account.login)}`;
  const page = `${world.url()}/${encodeURIComponent(account.login)}`;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('U', account.id),
    avatar_url: `${page}.png`,
    gravatar_id: '',
    url: api,
    html_url: page,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: account.type,
    site_admin: false,
  };
}
