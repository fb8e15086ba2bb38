import { bot, defaultSeed, people, type WorkspaceSeed } from '../../sandbox/slack/workspace/seed.ts';

/** A workspace with many stakeholders, and with approvers enough to press often. */
export type Crowd = {
  readonly seed: WorkspaceSeed;
  readonly channels: readonly string[];
  readonly people: readonly string[];
  readonly approvers: readonly string[];
  /** Lines of a project's `waybill.yaml` that have them all told. */
  readonly notices: readonly string[];
};

const everybody = 'S07EVERYONE';
const many = 'S07MANYAPPR';

const ids = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${prefix}${String(at).padStart(5, '0')}`);
const person = (id: string) => ({ id, name: id.toLowerCase(), realName: id, timeZone: 'Etc/UTC' });

export function crowdOf(order: {
  readonly channels: number;
  readonly people: number;
  readonly approvers?: number;
}): Crowd {
  const channels = ids('C0STAKE', order.channels);
  const told = ids('U0STAKE', order.people);
  const approvers = ids('U0APPRO', order.approvers ?? 0);
  return {
    channels,
    people: told,
    approvers,
    seed: {
      people: [...defaultSeed.people, ...[...told, ...approvers].map(person)],
      groups: [
        ...defaultSeed.groups,
        { id: everybody, handle: 'everyone', name: 'Everyone', members: told },
        { id: many, handle: 'many-approvers', name: 'Many approvers', members: approvers },
      ],
      channels: [
        ...defaultSeed.channels.map((channel) =>
          channel.name === 'releases' ? { ...channel, members: [...channel.members, ...approvers] } : channel,
        ),
        ...channels.map((id) => ({ id, name: id.toLowerCase(), members: [people.dana, bot.userId] })),
      ],
    },
    notices: [
      'notices:',
      ...[...channels, everybody].map((to) => `  - { to: ${to}, kinds: [asn], environments: [production] }`),
    ],
  };
}
