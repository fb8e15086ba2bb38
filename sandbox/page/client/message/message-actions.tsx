import type { JSX } from 'preact';
import type { MessagePart } from '../../wire/parts.ts';
import { Menu, type MenuItem } from '../elements/menu.tsx';
import { usePart } from '../feed/use-part.ts';
import { Icon } from '../shell/icon.tsx';
import { useSession } from '../shell/session.ts';

interface Given {
  readonly channel: string;
  readonly message: MessagePart;
  readonly place: 'channel' | 'thread';
}

const useItems = ({ channel, message, place }: Given): readonly MenuItem[] => {
  const { act, tell, openPane } = useSession();
  const shortcuts = usePart('words')?.shortcuts ?? [];
  const use = async (callbackId: string): Promise<void> => {
    const result = await act({ kind: 'shortcut', callbackId, channel, ts: message.ts });
    if (!result.ok) tell(result.words);
  };
  const reply: MenuItem = {
    key: 'reply',
    words: 'Reply in thread',
    pick: () => openPane({ kind: 'thread', channel, ts: message.threadTs ?? message.ts }),
  };
  return [
    ...(place === 'thread' ? [] : [reply]),
    ...shortcuts
      .filter((each) => each.on === 'message')
      .map((each) => ({
        key: each.callbackId,
        words: each.name,
        detail: 'Waybill',
        pick: () => void use(each.callbackId),
      })),
    {
      key: 'copy',
      words: 'Copy text',
      pick: () => void navigator.clipboard.writeText(message.text),
    },
  ];
};

/** The small bar at a message: answer in its thread, use a shortcut, dismiss what only you see. */
export const MessageActions = (given: Given): JSX.Element => {
  const { channel, message, place } = given;
  const { openPane, act } = useSession();
  const items = useItems(given);
  if (message.isOnlyForYou) {
    return (
      <div class="message-actions">
        <button
          type="button"
          class="icon-button"
          aria-label="Dismiss message"
          title="Dismiss message"
          onClick={() => void act({ kind: 'dismiss', channel, ts: message.ts })}
        >
          <Icon name="close" />
        </button>
      </div>
    );
  }
  return (
    <div class="message-actions">
      {place === 'thread' ? null : (
        <button
          type="button"
          class="icon-button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => openPane({ kind: 'thread', channel, ts: message.threadTs ?? message.ts })}
        >
          <Icon name="thread" />
        </button>
      )}
      <Menu
        label="More actions for this message"
        triggerClass="icon-button"
        trigger={<Icon name="more" />}
        items={items}
      />
    </div>
  );
};
