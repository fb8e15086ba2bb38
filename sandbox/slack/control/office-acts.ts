import { z } from 'zod';
import type { Control } from './control.ts';
import { troubleSpec } from './trouble-spec.ts';

/** Something done to the workspace over HTTP rather than by one of its people. */
interface Act {
  readonly run: (control: Control, body: unknown) => unknown;
}

const act = <T>(takes: z.ZodType<T>, run: (control: Control, given: T) => unknown): Act => ({
  run: (control, body) => run(control, takes.parse(body)),
});

const person = z
  .strictObject({
    name: z.string(),
    realName: z.string(),
    timeZone: z.string(),
    isRestricted: z.boolean(),
    isUltraRestricted: z.boolean(),
    isDeactivated: z.boolean(),
  })
  .partial()
  .transform((changes) =>
    Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
  );
const inChannel = z.strictObject({ channel: z.string(), user: z.string() });
const channel = z.strictObject({ channel: z.string() });

/** Everything that can be done to the workspace, by the last part of `POST /_control/<act>`. */
export const officeActs: Readonly<Record<string, Act>> = {
  'edit-person': act(z.strictObject({ user: z.string(), changes: person }), (control, given) =>
    control.editPerson(given.user, given.changes),
  ),
  'set-group': act(z.strictObject({ group: z.string(), users: z.array(z.string()) }), (control, given) =>
    control.setGroup(given.group, given.users),
  ),
  join: act(inChannel, (control, given) => control.join(given.channel, given.user)),
  kick: act(inChannel, (control, given) => control.kick(given.channel, given.user)),
  archive: act(channel, (control, given) => control.archive(given.channel)),
  unarchive: act(channel, (control, given) => control.unarchive(given.channel)),
  'rename-channel': act(z.strictObject({ channel: z.string(), name: z.string() }), (control, given) =>
    control.renameChannel(given.channel, given.name),
  ),
  'delete-message': act(z.strictObject({ channel: z.string(), ts: z.string() }), (control, given) =>
    control.deleteMessage(given),
  ),
  uninstall: act(z.strictObject({}), (control) => control.uninstall()),
  'make-trouble': act(troubleSpec, (control, given) => control.makeTrouble(given)),
  'clear-trouble': act(z.strictObject({ id: z.string().optional() }), (control, given) =>
    control.clearTrouble(given.id),
  ),
  replay: act(z.strictObject({ request: z.number() }), (control, given) => control.replay(given.request)),
  tick: act(z.strictObject({}), (control) => control.tick()),
  settled: act(z.strictObject({}), (control) => control.settled()),
  'refresh-sockets': act(z.strictObject({}), (control) => control.sockets.refresh('refresh_requested')),
  'cut-sockets': act(z.strictObject({}), (control) => control.sockets.cut()),
  'set-bot-url': act(z.strictObject({ url: z.string().optional() }), (control, given) =>
    control.setBotUrl(given.url),
  ),
};
