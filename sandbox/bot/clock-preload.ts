/**
 * Loaded into the bot's process before the bot: its `Date` runs ahead of the machine's by what the
 * sandbox says, so that "move the clock" needs no hook in the bot. It also stops the bot when the sandbox is gone.
 */
const RealDate = Date;
let offsetMs = Number(new URL(import.meta.url).searchParams.get('offset') ?? '0');

const now = (): number => RealDate.now() + offsetMs;

const ShiftedDate = new Proxy(RealDate, {
  construct: (target, given, newTarget) => {
    const made: object = Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget);
    return made;
  },
  apply: () => new RealDate(now()).toString(),
  get: (target, key, receiver): unknown => (key === 'now' ? now : Reflect.get(target, key, receiver)),
});
Object.defineProperty(RealDate.prototype, 'constructor', { value: ShiftedDate });
globalThis.Date = ShiftedDate;

process.on('message', (message: unknown) => {
  if (typeof message === 'object' && message !== null && 'offsetMs' in message) {
    offsetMs = Number(message.offsetMs);
  }
});
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
