import { type PlainAnswer, type PlainServer, servePlainly } from './plain-http.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A message, a private answer or a view as the bot last sent it: every field, with its blocks read. */
export type Shown = {
  readonly kind: 'message' | 'ephemeral' | 'answer' | 'view';
  readonly ts: string;
  /** The channel; for an answer, which request it belongs to; for a view, its id. */
  readonly place: string;
  fields: Fields;
};

/** A Slack-compatible server with few methods: no history, no search, no look-up of what a bot is in. */
export type PlainSlack = PlainServer & {
  readonly shown: Shown[];
  readonly groups: Map<string, readonly string[]>;
  readonly members: string[];
};

const read = (value: unknown): unknown => {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  return JSON.parse(value);
};
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const view = (value: unknown): Fields => Object(read(value));
const no = (error: string) => ({ ok: false, error });

export async function startPlainSlack(): Promise<PlainSlack> {
  const shown: Shown[] = [];
  const groups = new Map([['S1', ['U1', 'U2', 'U3', 'U4']]]);
  const members = ['U1', 'U2', 'U3', 'U4', 'U5'];
  let stamp = 1_000;

  const show = (kind: Shown['kind'], place: string, fields: Fields): Shown => {
    stamp += 1;
    const one = { kind, place, ts: `${stamp}.000100`, fields: { ...fields, blocks: read(fields['blocks']) } };
    shown.push(one);
    return one;
  };

  const methods: Readonly<Record<string, (fields: Fields) => unknown>> = {
    'auth.test': () => ({ ok: true, team_id: 'T1', user_id: 'U9', bot_id: 'B9' }),
    'users.info': ({ user }) => ({ ok: true, user: { id: user, team_id: 'T1', name: text(user) } }),
    'conversations.info': ({ channel }) => ({
      ok: true,
      channel: { id: channel, name: 'releases', is_member: true },
    }),
    'conversations.members': () => ({ ok: true, members }),
    'usergroups.list': () => ({ ok: true, usergroups: [{ id: 'S1', handle: 'prod-approvers' }] }),
    'usergroups.users.list': ({ usergroup }) => ({ ok: true, users: groups.get(text(usergroup)) ?? [] }),
    'chat.postMessage': (fields) => {
      const { ts } = show('message', text(fields['channel']), fields);
      return { ok: true, channel: fields['channel'], ts };
    },
    'chat.update': (fields) => {
      const known = shown.find(({ kind, ts }) => kind === 'message' && ts === fields['ts']);
      if (known === undefined) return no('message_not_found');
      known.fields = { ...known.fields, ...fields, blocks: read(fields['blocks']) };
      return { ok: true, channel: fields['channel'], ts: known.ts };
    },
    'chat.postEphemeral': (fields) => {
      const { ts } = show('ephemeral', text(fields['user']), fields);
      return { ok: true, message_ts: ts };
    },
    'views.open': (fields) => {
      const id = `V${stamp}`;
      show('view', id, view(fields['view']));
      return { ok: true, view: { id } };
    },
    'views.update': (fields) => {
      const known = shown.findLast(
        ({ kind, place, fields: { external_id: externalId } }) =>
          kind === 'view' && (place === fields['view_id'] || externalId === fields['external_id']),
      );
      if (known === undefined) return no('not_found');
      known.fields = view(fields['view']);
      return { ok: true, view: { id: known.place } };
    },
  };

  const server = await servePlainly(({ path, fields }): PlainAnswer => {
    const request = /^\/respond\/(.+)$/.exec(path)?.[1];
    if (request !== undefined) {
      show('answer', request, fields);
      return { status: 200, body: { ok: true } };
    }
    const method = methods[path.split('/').at(-1) ?? ''];
    return { status: 200, body: method === undefined ? no('unknown_method') : method(fields) };
  });
  return Object.assign(server, { shown, groups, members });
}

/** Everything that a person reads in what was shown. */
export function wordsOf({ fields }: Pick<Shown, 'fields'>): string {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inside] of Object.entries(value)) {
      if (typeof inside === 'string' && (key === 'text' || key === 'title')) found.push(inside);
      walk(inside);
    }
  };
  walk(fields);
  return found.join('\n');
}
