import type { JSX } from 'preact';
import type { ChannelPart } from '../../wire/parts.ts';
import { usePart } from '../feed/use-part.ts';
import { useSession } from '../shell/session.ts';

/** The direct messages with the bot; they stand under its name, not among those with people. */
export const useBotChannel = (): ChannelPart | undefined => {
  const bot = usePart('people')?.find((each) => each.isBot && each.name === 'waybill');
  return usePart('channels')?.find((each) => each.kind === 'im' && each.otherId === bot?.id);
};

/** Home and Messages, as an app has them. */
export const AppTabs = (): JSX.Element => {
  const { place, go } = useSession();
  const messages = useBotChannel();
  const isHome = place?.kind === 'home';
  return (
    <nav class="tabs" aria-label="Waybill">
      <button type="button" aria-current={isHome ? 'page' : undefined} onClick={() => go({ kind: 'home' })}>
        Home
      </button>
      {messages === undefined ? null : (
        <button
          type="button"
          aria-current={isHome ? undefined : 'page'}
          onClick={() => go({ kind: 'channel', id: messages.id })}
        >
          Messages
        </button>
      )}
    </nav>
  );
};
