import { z } from 'zod';
import type { Actor } from './actor.ts';

/** An act over HTTP: what it takes, and what it does. */
interface Act {
  readonly run: (actor: Actor, body: unknown) => unknown;
}

const act = <T>(takes: z.ZodType<T>, run: (actor: Actor, given: T) => unknown): Act => ({
  run: (actor, body) => run(actor, takes.parse(body)),
});

const message = z.strictObject({ channel: z.string(), ts: z.string() });
const where = z.union([message, z.literal('modal'), z.literal('home')]);
const which = z.union([
  z.string(),
  z
    .strictObject({ actionId: z.string(), blockId: z.string(), label: z.string() })
    .partial()
    .transform(({ actionId, blockId, label }) => ({
      ...(actionId === undefined ? {} : { actionId }),
      ...(blockId === undefined ? {} : { blockId }),
      ...(label === undefined ? {} : { label }),
    })),
]);
const value = z.union([
  z.string(),
  z.number(),
  z.array(z.string()),
  z.record(z.string(), z.unknown()),
  z.null(),
]);
const nothing = z.strictObject({}).optional();

/** Everything that a person can do, by the last part of `POST /_control/as/<user>/<act>`. */
export const personActs: Readonly<Record<string, Act>> = {
  command: act(
    z.strictObject({
      command: z.string(),
      text: z.string(),
      channel: z.string(),
      threadTs: z.string().optional(),
    }),
    (actor, { command, text, channel, threadTs }) =>
      actor.command(command, text, { channel, ...(threadTs === undefined ? {} : { threadTs }) }),
  ),
  say: act(
    z.strictObject({
      text: z.string(),
      channel: z.string(),
      threadTs: z.string().optional(),
      isBroadcast: z.boolean().default(false),
    }),
    (actor, { text, channel, threadTs, isBroadcast }) =>
      actor.say(text, { channel, isBroadcast, ...(threadTs === undefined ? {} : { threadTs }) }),
  ),
  press: act(
    z.strictObject({ where, which, confirm: z.enum(['accept', 'decline']).default('accept') }),
    (actor, given) => actor.press(given.where, given.which, { confirm: given.confirm }),
  ),
  'double-press': act(z.strictObject({ where, which }), (actor, given) =>
    actor.doublePress(given.where, given.which),
  ),
  enter: act(z.strictObject({ where, which, value }), (actor, given) =>
    actor.enter(given.where, given.which, given.value),
  ),
  suggestions: act(z.strictObject({ where, which, typed: z.string() }), (actor, given) =>
    actor.suggestions(given.where, given.which, given.typed),
  ),
  submit: act(z.strictObject({ values: z.record(z.string(), value).default({}) }), (actor, given) =>
    actor.submit(given.values),
  ),
  close: act(z.strictObject({ which: z.enum(['top', 'all']).default('top') }), (actor, given) =>
    actor.close(given.which),
  ),
  'open-home': act(nothing, (actor) => actor.openHome()),
  'message-shortcut': act(z.strictObject({ message, callbackId: z.string() }), (actor, given) =>
    actor.messageShortcut(given.message, given.callbackId),
  ),
  'global-shortcut': act(z.strictObject({ callbackId: z.string() }), (actor, given) =>
    actor.globalShortcut(given.callbackId),
  ),
  read: act(z.strictObject({ channel: z.string() }), (actor, given) => actor.read(given.channel)),
};
