import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { MessagePart } from '../../wire/parts.ts';
import { Message } from '../message/message.tsx';
import { useReader } from '../shell/use-reader.ts';
import { slackDate } from '../text/slack-date.ts';

interface ListProps {
  readonly channel: string;
  /** Those to show, oldest first. */
  readonly messages: readonly MessagePart[];
  /** Everything in the channel, replies too. */
  readonly all: readonly MessagePart[];
  readonly place: 'channel' | 'thread';
  readonly label: string;
  readonly head?: ComponentChildren;
}

const closeSeconds = 300;

const followsClosely = (before: MessagePart | undefined, message: MessagePart): boolean =>
  before !== undefined &&
  before.userId === message.userId &&
  !before.isOnlyForYou &&
  !message.isOnlyForYou &&
  !message.isBroadcast &&
  Number(message.ts) - Number(before.ts) < closeSeconds;

const nearBottomPx = 80;

/** Keeps the newest in sight while the reader is at the bottom; leaves them alone where they read on top. */
const useStickyBottom = (channel: string, newest: unknown): { current: HTMLDivElement | null } => {
  const list = useRef<HTMLDivElement>(null);
  const isAtBottom = useRef(true);
  useLayoutEffect(() => {
    const box = list.current;
    if (box === null) return undefined;
    const follow = (): void => {
      if (isAtBottom.current) box.scrollTop = box.scrollHeight;
    };
    const note = (): void => {
      isAtBottom.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearBottomPx;
    };
    isAtBottom.current = true;
    follow();
    const sizes = new ResizeObserver(follow);
    for (const child of box.children) sizes.observe(child);
    sizes.observe(box);
    box.addEventListener('scroll', note, { passive: true });
    return () => {
      sizes.disconnect();
      box.removeEventListener('scroll', note);
    };
  }, [channel]);
  useLayoutEffect(() => {
    if (list.current !== null && isAtBottom.current) list.current.scrollTop = list.current.scrollHeight;
  }, [newest]);
  return list;
};

const DayDivider = ({ ts }: { ts: string }): JSX.Element => (
  <div class="day-divider" role="separator">
    <span>{slackDate(Number(ts), '{day_divider_pretty}', '', useReader())}</span>
  </div>
);

const ReplyCount = ({ count }: { count: number }): JSX.Element => (
  <div class="reply-count" role="separator">
    {count === 1 ? '1 reply' : `${count} replies`}
  </div>
);

const dayOf = (message: MessagePart | undefined, timeZone: string): string =>
  message === undefined
    ? ''
    : slackDate(Number(message.ts), '{date_num}', '', { timeZone, now: new Date(0) });

/** Messages with their days, newest at the bottom. */
export const MessageList = ({ channel, messages, all, place, label, head }: ListProps): JSX.Element => {
  const { timeZone } = useReader();
  const list = useStickyBottom(channel, all);
  const [limit, setLimit] = useState(100);
  const shown = messages.slice(-limit);
  return (
    <div class="messages" ref={list} role="log" aria-label={label} tabIndex={0}>
      <div class="messages-inner">
        {head}
        {messages.length > shown.length ? (
          <button type="button" class="button" onClick={() => setLimit(limit + 200)}>
            Show older messages
          </button>
        ) : null}
        {shown.map((message, index) => {
          const before = shown[index - 1];
          const isNewDay = dayOf(before, timeZone) !== dayOf(message, timeZone);
          return (
            <div key={`${message.ts}${message.isOnlyForYou ? '-you' : ''}`}>
              {isNewDay && place === 'channel' ? <DayDivider ts={message.ts} /> : null}
              {place === 'thread' && index === 1 ? <ReplyCount count={messages.length - 1} /> : null}
              <Message
                channel={channel}
                message={message}
                replies={all.filter((each) => each.threadTs === message.ts)}
                isCompact={
                  !isNewDay && !(place === 'thread' && index === 1) && followsClosely(before, message)
                }
                place={place}
                parent={all.find((each) => each.ts === message.threadTs)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
};
