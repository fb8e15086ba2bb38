import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { commands, modalTitle } from '../src/commands/index.ts';

const read = (path: string): Promise<string> => readFile(join(import.meta.dirname, '..', path), 'utf8');

const manifestSchema = z.object({
  features: z.object({
    slash_commands: z.array(
      z.object({ command: z.string(), should_escape: z.boolean(), usage_hint: z.string() }),
    ),
    shortcuts: z.array(z.object({ name: z.string(), type: z.string(), callback_id: z.string() })),
  }),
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
  }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
    interactivity: z.object({ is_enabled: z.boolean() }),
    socket_mode_enabled: z.boolean(),
  }),
});

const text = await read('manifest.yml');
const manifest = manifestSchema.parse(parse(text));
const permissions = await read('docs/permissions.md');

const scopesUnder = (heading: string): readonly string[] => {
  const section = permissions.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, scope]) => scope ?? '');
};

const validate = new Ajv({ strict: false, formats: { uri: true } }).compile(
  JSON.parse(await read('test/data/slack-manifest.schema.json')),
);

/** The manifest as its comments say how to turn it to HTTP. */
const overHttp = text
  .replaceAll(/^(\s*)# ((?:request_)?url: )/gm, '$1$2')
  .replace('socket_mode_enabled: true', 'socket_mode_enabled: false');

test.each([
  ['as it stands, for Socket Mode', text],
  ['turned to HTTP as its comments say', overHttp],
])('Slack takes the manifest %s', (_, given) => {
  expect(validate(parse(given)) ? [] : validate.errors).toEqual([]);
});

test('turned to HTTP, the manifest gives Slack one address in three places', () => {
  expect([...overHttp.matchAll(/^\s*(?:request_)?url: (\S+)$/gm)].map(([, url]) => url)).toEqual(
    Array.from({ length: 3 }, () => 'https://waybill.example.com/slack/events'),
  );
});

test('a manifest that Slack would refuse does not pass', () => {
  expect(validate({ ...parse(text), display_information: { name: 'x'.repeat(36) } })).toBe(false);
});

test('the permissions page names exactly the scopes of the manifest, the optional ones as optional', () => {
  const { bot, bot_optional } = manifest.oauth_config.scopes;
  expect([...scopesUnder('Needed'), ...scopesUnder('Optional')].toSorted()).toEqual(bot.toSorted());
  expect(scopesUnder('Optional').toSorted()).toEqual(bot_optional.toSorted());
});

test('every event of the manifest is on the permissions page', () => {
  const section = permissions.split(/^## /m).find((each) => each.startsWith('Events\n')) ?? '';
  const named = [...section.matchAll(/`([a-z_]+)`/g)].map(([, event = '']) => event);
  expect(named.toSorted()).toEqual(manifest.settings.event_subscriptions.bot_events.toSorted());
});

test('people and channels in a command arrive as ids', () => {
  expect(manifest.features.slash_commands).toMatchObject([{ command: '/release', should_escape: true }]);
});

test('every shortcut of the manifest is answered, opens its window at once, and is on the permissions page', () => {
  const { shortcuts } = manifest.features;
  expect(shortcuts.map(({ name }) => name)).toEqual(['Pick into a release…']);
  for (const { callback_id: id, name } of shortcuts) {
    const ask = { kind: 'button', action: id, value: '', on: 'message', context: '' } as const;
    expect(modalTitle(ask)).not.toBeNull();
    expect(commands.some(({ buttons }) => buttons?.[id] !== undefined)).toBe(true);
    expect(permissions).toContain(`*${name}*`);
  }
});
