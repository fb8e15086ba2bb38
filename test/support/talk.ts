import type { SeenMessage } from '../../sandbox/slack/control/seen.ts';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import type { Workbench } from './workbench.ts';

/** What is said where on a workbench, as one of its people reads it. */
export type Talk = {
  /** What everybody in a channel can read, oldest first; in `bot`, the person's direct messages. */
  readonly said: (words: string | RegExp, where?: Where) => readonly SeenMessage[];
  /** Waits until something in a channel reads so. */
  readonly hears: (words: string | RegExp, where?: Where) => Promise<SeenMessage>;
  /** Waits for an answer that the person alone sees, in the channel or directly, after an act. */
  readonly answerTo: (userId: string, act: () => Promise<unknown>, channel?: string) => Promise<string>;
};

type Where = { readonly channel?: string; readonly userId?: string };

const fits = (text: string, words: string | RegExp) =>
  typeof words === 'string' ? text.includes(words) : words.test(text);

export function talkOn(bench: Workbench): Talk {
  const { control } = bench.slack;
  const messages = (userId: string, channel: string) => control.as(userId).messages(channel);
  const said: Talk['said'] = (words, { channel = 'releases', userId = people.dana } = {}) =>
    messages(userId, channel).filter((message) => !message.isEphemeral && fits(bench.read(message), words));
  return {
    said,
    hears: (words, where) => control.waitFor(() => said(words, where).at(-1), 30_000),
    answerTo: async (userId, act, channel = 'releases') => {
      const before = new Set([...messages(userId, channel), ...messages(userId, 'bot')].map(({ ts }) => ts));
      await act();
      const answer = await control.waitFor(
        () =>
          [...messages(userId, channel), ...messages(userId, 'bot')].find(
            ({ ts, isEphemeral, channel: where }) =>
              !before.has(ts) && (isEphemeral || where.startsWith('D')),
          ),
        30_000,
      );
      return bench.read(answer);
    },
  };
}
