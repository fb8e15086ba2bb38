import type { Fields } from '../json.ts';
import type { Message } from './message.ts';

/** A place to talk: a channel, or a direct message between two. */
export interface Channel {
  readonly id: string;
  name: string;
  kind: 'public' | 'private' | 'im';
  /** Shared with another company. */
  isShared: boolean;
  isArchived: boolean;
  readonly createdAt: Date;
  readonly members: Set<string>;
  /** In the order they were posted, ephemeral ones too. */
  readonly messages: Message[];
  /** The last `ts` that each person has seen. */
  readonly readUpTo: Map<string, string>;
}

export interface ChannelSeed {
  readonly id: string;
  readonly name: string;
  readonly kind?: 'public' | 'private' | 'im';
  readonly isShared?: boolean;
  readonly members: readonly string[];
}

/** A channel as `conversations.info` tells it to one member. */
export const channelJson = (channel: Channel, reader: string, teamId: string): Fields => {
  const created = Math.floor(channel.createdAt.getTime() / 1000);
  if (channel.kind === 'im') {
    const other = [...channel.members].find((id) => id !== reader) ?? reader;
    return {
      id: channel.id,
      created,
      is_im: true,
      is_org_shared: false,
      user: other,
      is_archived: channel.isArchived,
    };
  }
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    created,
    creator: [...channel.members][0] ?? '',
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_archived: channel.isArchived,
    is_general: channel.name === 'general',
    is_member: channel.members.has(reader),
    is_shared: channel.isShared,
    is_ext_shared: channel.isShared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    context_team_id: teamId,
    shared_team_ids: channel.isShared ? [teamId, 'T08PARTNER1'] : [teamId],
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: channel.members.size,
  };
};
