import type { ComponentChildren, JSX } from 'preact';
import { usePart } from '../feed/use-part.ts';
import { useSession } from '../shell/session.ts';
import { useReader } from '../shell/use-reader.ts';
import { emojiByName } from './emoji.ts';
import type { Inline } from './inline.ts';
import { slackDate } from './slack-date.ts';

type Mention = 'user' | 'channel' | 'group';
type Of<Kind extends Inline['kind']> = Inline & { readonly kind: Kind };

const Emoji = ({ name }: { name: string }): JSX.Element => {
  const [base = ''] = name.split('::');
  const character = emojiByName.get(base);
  if (character === undefined) return <span>{`:${name}:`}</span>;
  return (
    <span class="emoji" role="img" aria-label={base.replaceAll('_', ' ')} title={`:${base}:`}>
      {character}
    </span>
  );
};

const UserMention = ({ piece }: { piece: Of<Mention> }): JSX.Element => {
  const { personId } = useSession();
  const person = usePart('people')?.find((each) => each.id === piece.id);
  return (
    <span class={piece.id === personId ? 'mention mention-me' : 'mention'}>
      @{person?.name ?? piece.label ?? piece.id}
    </span>
  );
};

const GroupMention = ({ piece }: { piece: Of<Mention> }): JSX.Element => {
  const { personId } = useSession();
  const group = usePart('groups')?.find((each) => each.id === piece.id);
  const isMine = group?.members.includes(personId) === true;
  return (
    <span class={isMine ? 'mention mention-me' : 'mention'}>
      @{group?.handle ?? piece.label?.replace(/^@/, '') ?? piece.id}
    </span>
  );
};

const ChannelMention = ({ piece }: { piece: Of<Mention> }): JSX.Element => {
  const { go } = useSession();
  const channel = usePart('channels')?.find((each) => each.id === piece.id);
  if (channel === undefined) return <span class="mention">#{piece.label ?? 'private-channel'}</span>;
  return (
    <button
      type="button"
      class="mention mention-button"
      onClick={() => go({ kind: 'channel', id: channel.id })}
    >
      #{channel.name}
    </button>
  );
};

const DateView = ({ piece }: { piece: Of<'date'> }): JSX.Element => {
  const reader = useReader();
  const words = slackDate(piece.timestamp, piece.format, piece.fallback, reader);
  const full = slackDate(piece.timestamp, '{date_long} at {time}', piece.fallback, reader);
  const time = (
    <time dateTime={new Date(piece.timestamp * 1000).toISOString()} title={`${full} (${reader.timeZone})`}>
      {words}
    </time>
  );
  return piece.url === undefined ? time : <Anchor url={piece.url}>{time}</Anchor>;
};

/** A link that leaves the page; anything but the web and mail stays words. */
export const Anchor = ({ url, children }: { url: string; children: ComponentChildren }): JSX.Element =>
  /^(https?:\/\/|mailto:)/i.test(url) ? (
    <a href={url} target="_blank" rel="noopener noreferrer" title={url}>
      {children}
    </a>
  ) : (
    <span>{children}</span>
  );

const tags = { bold: 'b', italic: 'i', strike: 's', underline: 'u', code: 'code' } as const;

const Piece = ({ piece }: { piece: Inline }): JSX.Element => {
  switch (piece.kind) {
    case 'text':
      return <>{piece.text}</>;
    case 'break':
      return <br />;
    case 'emoji':
      return <Emoji name={piece.name} />;
    case 'link':
      return <Anchor url={piece.url}>{piece.label ?? piece.url.replace(/^mailto:/, '')}</Anchor>;
    case 'user':
      return <UserMention piece={piece} />;
    case 'group':
      return <GroupMention piece={piece} />;
    case 'channel':
      return <ChannelMention piece={piece} />;
    case 'broadcast':
      return <span class="mention mention-me">@{piece.range}</span>;
    case 'date':
      return <DateView piece={piece} />;
    default: {
      const Tag = tags[piece.kind];
      return (
        <Tag>
          <Pieces pieces={piece.children} />
        </Tag>
      );
    }
  }
};

/** One run of formatted text. */
export const Pieces = ({ pieces }: { pieces: readonly Inline[] }): JSX.Element => (
  <>
    {pieces.map((piece, index) => (
      <Piece key={index} piece={piece} />
    ))}
  </>
);
