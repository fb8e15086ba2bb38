import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ChannelPart } from '../../wire/parts.ts';
import { Composer } from '../composer/composer.tsx';
import { usePart } from '../feed/use-part.ts';
import { AppTabs, useBotChannel } from '../home/app-tabs.tsx';
import { Avatar } from '../shell/avatar.tsx';
import { Icon } from '../shell/icon.tsx';
import { useSession } from '../shell/session.ts';
import { MessageList } from './message-list.tsx';

export const ChannelIcon = ({ channel }: { channel: ChannelPart }): JSX.Element => {
  const other = usePart('people')?.find((each) => each.id === channel.otherId);
  if (channel.kind === 'im') return <Avatar person={other} size={20} />;
  return <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} />;
};

const BackButton = (): JSX.Element => {
  const { go } = useSession();
  return (
    <button
      type="button"
      class="icon-button only-narrow"
      aria-label="Back to the list of channels"
      onClick={() => go(undefined)}
    >
      <Icon name="back" />
    </button>
  );
};

export const MainHeader = ({ title, detail }: { title: JSX.Element; detail: string }): JSX.Element => (
  <header class="main-header">
    <BackButton />
    <h1>{title}</h1>
    <span class="main-detail">{detail}</span>
  </header>
);

const Beginning = ({ channel }: { channel: ChannelPart }): JSX.Element => (
  <div class="beginning">
    <h2>{channel.kind === 'im' ? channel.name : `# ${channel.name}`}</h2>
    <p>
      {channel.kind === 'im'
        ? 'This is the very beginning of your direct messages.'
        : 'This is the very beginning of the channel. Type /release to see what Waybill can do.'}
    </p>
  </div>
);

const detailOf = (channel: ChannelPart): string => {
  if (channel.kind === 'im') return '';
  const members = channel.memberCount === 1 ? '1 member' : `${channel.memberCount} members`;
  return channel.isShared ? `${members} · shared with another company` : members;
};

/** A channel or a direct message: its messages and a place to write. */
export const ChannelView = ({ channel }: { channel: ChannelPart }): JSX.Element => {
  const { act } = useSession();
  const botChannel = useBotChannel();
  const all = usePart(`messages:${channel.id}`) ?? [];
  const messages = all.filter((each) => each.threadTs === undefined || each.isBroadcast);
  useEffect(() => {
    if (channel.unread > 0 && document.visibilityState === 'visible') {
      void act({ kind: 'read', channel: channel.id });
    }
  }, [channel.id, channel.unread]);
  const name = channel.kind === 'im' ? channel.name : `#${channel.name}`;
  return (
    <>
      <MainHeader
        title={
          <>
            <ChannelIcon channel={channel} /> {channel.name}
          </>
        }
        detail={detailOf(channel)}
      />
      {botChannel?.id === channel.id ? <AppTabs /> : null}
      <MessageList
        channel={channel.id}
        messages={messages}
        all={all}
        place="channel"
        label={`Messages in ${name}`}
        head={<Beginning channel={channel} />}
      />
      {channel.isArchived ? (
        <p class="archived">This channel is archived.</p>
      ) : (
        <Composer channel={channel.id} placeholder={`Message ${name}`} />
      )}
    </>
  );
};
