/** A process that takes a job and never finishes it: the other half of a test that kills it. */
import { openQueue } from '../../../src/store/queue.ts';

const [, , url = ''] = process.argv;
const log = { info: () => undefined, warn: console.warn };
const queue = await openQueue<{ deliver: { parcel: number } }, 'sweep'>({
  url,
  queues: { deliver: { order: 'any' }, sweep: { order: 'by-key' } },
  log,
});

const takeForEver = (what: string) => () => {
  console.log(what);
  return new Promise<void>(() => undefined);
};
await queue.work('deliver', takeForEver('deliver'));
await queue.work('sweep', takeForEver('sweep'));
