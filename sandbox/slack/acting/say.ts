import type { Message } from '../workspace/message.ts';
import { postMessage } from '../workspace/posting.ts';
import { activePerson, type Stage, writableChannel } from './stage.ts';
import { typedText } from './typed-text.ts';

/** A message as a person types it. */
interface Saying {
  readonly userId: string;
  readonly text: string;
  /** A channel by id or name; `bot` for the direct messages with the bot. */
  readonly channel: string;
  readonly threadTs?: string | undefined;
  readonly isBroadcast?: boolean;
}

/** Posts what a person typed; `@waybill` in it reaches the bot as a mention. */
export const say = (stage: Stage, saying: Saying): Message => {
  const { world } = stage;
  const person = activePerson(world, saying.userId);
  const channel = writableChannel(world, person, saying.channel);
  return postMessage(world, channel, {
    author: { kind: 'person', user: person.id },
    text: typedText(world, saying.text, 'bare'),
    threadTs: saying.threadTs,
    isBroadcast: saying.isBroadcast ?? false,
  });
};
