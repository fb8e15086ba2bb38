import type { JSX } from 'preact';
import type { MessagePart } from '../../wire/parts.ts';
import { usePart } from '../feed/use-part.ts';
import { Avatar } from '../shell/avatar.tsx';
import { useSession } from '../shell/session.ts';
import { useReader } from '../shell/use-reader.ts';
import { slackDate } from '../text/slack-date.ts';

interface Summary {
  readonly channel: string;
  readonly ts: string;
  readonly replies: readonly MessagePart[];
}

/** How many answered, who, and when last. */
export const ThreadSummary = ({ channel, ts, replies }: Summary): JSX.Element => {
  const { openPane } = useSession();
  const people = usePart('people') ?? [];
  const reader = useReader();
  const authors = [...new Set(replies.map((each) => each.userId))].slice(0, 5);
  const last = Number(replies.at(-1)?.ts ?? 0);
  return (
    <button type="button" class="thread-summary" onClick={() => openPane({ kind: 'thread', channel, ts })}>
      {authors.map((id) => (
        <Avatar key={id} person={people.find((each) => each.id === id)} size={24} />
      ))}
      <span class="link">{replies.length === 1 ? '1 reply' : `${replies.length} replies`}</span>
      <span class="quiet">{slackDate(last, 'Last reply {date_short_pretty} at {time}', '', reader)}</span>
    </button>
  );
};
