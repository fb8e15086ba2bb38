import type { JSX } from 'preact';
import type { ChannelPart } from '../../wire/parts.ts';
import { ChannelIcon } from '../channel/channel-view.tsx';
import { usePart } from '../feed/use-part.ts';
import { useBotChannel } from '../home/app-tabs.tsx';
import { Avatar } from './avatar.tsx';
import { useSession } from './session.ts';

const Entry = ({ channel }: { channel: ChannelPart }): JSX.Element => {
  const { place, go } = useSession();
  const isHere = place?.kind === 'channel' && place.id === channel.id;
  const unread = channel.unread > 0 && !isHere;
  const spoken = [
    channel.kind === 'im' ? `Direct message with ${channel.name}` : `Channel ${channel.name}`,
    unread ? `${channel.unread} unread` : '',
    channel.isShared ? 'shared with another company' : '',
  ];
  return (
    <li>
      <button
        type="button"
        class={`side-entry${isHere ? ' is-here' : ''}${unread ? ' is-unread' : ''}`}
        aria-current={isHere ? 'page' : undefined}
        aria-label={spoken.filter((each) => each !== '').join(', ')}
        onClick={() => go({ kind: 'channel', id: channel.id })}
      >
        <ChannelIcon channel={channel} />
        <span class="side-name">{channel.name}</span>
        {channel.isShared ? (
          <span class="side-shared" title="Shared with another company">
            ◇
          </span>
        ) : null}
        {channel.mentions > 0 && !isHere ? <span class="side-count" data-count={channel.mentions} /> : null}
      </button>
    </li>
  );
};

const Group = ({
  title,
  channels,
}: {
  title: string;
  channels: readonly ChannelPart[];
}): JSX.Element | null =>
  channels.length === 0 ? null : (
    <>
      <h2>{title}</h2>
      <ul>
        {channels.map((each) => (
          <Entry key={each.id} channel={each} />
        ))}
      </ul>
    </>
  );

/** Everywhere one can go: channels, direct messages, the app. */
export const Sidebar = (): JSX.Element => {
  const { place, go } = useSession();
  const channels = usePart('channels') ?? [];
  const bot = usePart('people')?.find((each) => each.name === 'waybill');
  const botChannel = useBotChannel();
  const unread = botChannel?.unread ?? 0;
  const isHere = place?.kind === 'home' || (place?.kind === 'channel' && place.id === botChannel?.id);
  return (
    <nav class="sidebar" aria-label="Channels and direct messages">
      <Group title="Channels" channels={channels.filter((each) => each.kind !== 'im')} />
      <Group
        title="Direct messages"
        channels={channels.filter((each) => each.kind === 'im' && each !== botChannel)}
      />
      <h2>Apps</h2>
      <ul>
        <li>
          <button
            type="button"
            class={`side-entry${isHere ? ' is-here' : ''}${unread > 0 ? ' is-unread' : ''}`}
            aria-current={isHere ? 'page' : undefined}
            onClick={() =>
              go(
                botChannel !== undefined && unread > 0
                  ? { kind: 'channel', id: botChannel.id }
                  : { kind: 'home' },
              )
            }
          >
            <Avatar person={bot} size={20} />
            <span class="side-name">Waybill</span>
            {unread > 0 && !isHere ? <span class="side-count">{unread}</span> : null}
          </button>
        </li>
      </ul>
    </nav>
  );
};
