import { useRef } from 'preact/hooks';
import { useSession } from '../shell/session.ts';

interface Sending {
  readonly send: (text: string) => void;
  /** What was sent last from here. */
  readonly history: () => string;
}

/** Sends what was written: a command where it starts with a slash, else a message. */
export const useSending = (at: {
  readonly channel: string;
  readonly threadTs: string | undefined;
}): Sending => {
  const { act, tell } = useSession();
  const last = useRef('');
  const { channel, threadTs } = at;
  const inThread = threadTs === undefined ? {} : { threadTs };
  const send = async (text: string): Promise<void> => {
    last.current = text;
    const kind = text.startsWith('/') ? 'command' : 'say';
    const result = await act({ kind, channel, text, ...inThread });
    if (!result.ok) tell(result.words);
  };
  return { send: (text) => void send(text), history: () => last.current };
};
