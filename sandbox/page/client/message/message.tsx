import type { JSX } from 'preact';
import { fieldsListOf, stringOf } from '../../../slack/json.ts';
import type { MessagePart, PersonPart } from '../../wire/parts.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { StageContext } from '../blocks/stage.ts';
import { useStageFor } from '../blocks/use-stage.ts';
import { usePart } from '../feed/use-part.ts';
import { Avatar } from '../shell/avatar.tsx';
import { Icon } from '../shell/icon.tsx';
import { useReader } from '../shell/use-reader.ts';
import { slackDate } from '../text/slack-date.ts';
import { Mrkdwn } from '../text/text-view.tsx';
import { Files } from './files.tsx';
import { initialHeld } from './initial-held.ts';
import { MessageActions } from './message-actions.tsx';
import { Reactions } from './reactions.tsx';
import { ThreadSummary } from './thread-summary.tsx';

export interface MessageProps {
  readonly channel: string;
  readonly message: MessagePart;
  readonly replies: readonly MessagePart[];
  /** Follows one of the same author so closely that the name is left out. */
  readonly isCompact: boolean;
  readonly place: 'channel' | 'thread';
  /** The words of the message it answers, where it was also sent to the channel. */
  readonly parent?: MessagePart | undefined;
}

const Content = ({ channel, message }: { channel: string; message: MessagePart }): JSX.Element => {
  const stage = useStageFor({
    surface: 'message',
    spot: { channel, ts: message.ts },
    known: initialHeld(message.blocks),
  });
  return (
    <StageContext.Provider value={stage}>
      {message.blocks.length > 0 ? (
        <Blocks blocks={message.blocks} />
      ) : (
        <div class="block text">
          <Mrkdwn text={message.text} />
        </div>
      )}
      {message.attachments.map((each, index) => (
        <div key={index} class="attachment">
          {Array.isArray(each['blocks']) ? (
            <Blocks blocks={fieldsListOf(each['blocks'])} />
          ) : (
            <Mrkdwn text={stringOf(each['text']) ?? stringOf(each['fallback']) ?? ''} />
          )}
        </div>
      ))}
    </StageContext.Provider>
  );
};

const Byline = ({
  message,
  author,
}: {
  message: MessagePart;
  author: PersonPart | undefined;
}): JSX.Element => (
  <div class="byline">
    <b>{author?.realName ?? message.userId}</b>
    {message.authorKind === 'bot' || author?.isBot === true ? <span class="app-badge">App</span> : null}
    {author?.isStranger === true ? <span class="app-badge">Other company</span> : null}
    <Stamp ts={message.ts} />
  </div>
);

const Stamp = ({ ts }: { ts: string }): JSX.Element => {
  const reader = useReader();
  const seconds = Number(ts);
  return (
    <time
      class="stamp"
      dateTime={new Date(seconds * 1000).toISOString()}
      title={`${slackDate(seconds, '{date_long} at {time_secs}', '', reader)} (${reader.timeZone})`}
    >
      {slackDate(seconds, '{time}', '', reader)}
    </time>
  );
};

/** One message: who, when, what, and what one can do with it. */
export const Message = (props: MessageProps): JSX.Element => {
  const { channel, message, replies, isCompact, place, parent } = props;
  const author = usePart('people')?.find((each) => each.id === message.userId);
  return (
    <article
      class={`message${message.isOnlyForYou ? ' is-ephemeral' : ''}${isCompact ? ' is-compact' : ''}`}
      aria-label={`${author?.realName ?? message.userId}${message.isOnlyForYou ? ', only visible to you' : ''}`}
      data-ts={message.ts}
    >
      {message.isOnlyForYou ? (
        <p class="only-you">
          <Icon name="eye" /> Only visible to you
        </p>
      ) : null}
      {message.isBroadcast ? (
        <p class="only-you">
          <Icon name="thread" />
          {place === 'thread' ? (
            'Also sent to the channel'
          ) : (
            <span class="answered">
              replied to a thread: <Mrkdwn text={parent?.text ?? ''} />
            </span>
          )}
        </p>
      ) : null}
      {isCompact ? <Stamp ts={message.ts} /> : <Avatar person={author} />}
      <div class="message-main">
        {isCompact ? null : <Byline message={message} author={author} />}
        <div class="message-content">
          <Content channel={channel} message={message} />
          {message.isEdited ? <span class="edited">(edited)</span> : null}
          <Files files={message.files} />
          <Reactions reactions={message.reactions} />
        </div>
        {place === 'channel' && replies.length > 0 ? (
          <ThreadSummary channel={channel} ts={message.ts} replies={replies} />
        ) : null}
      </div>
      <MessageActions channel={channel} message={message} place={place} />
    </article>
  );
};
