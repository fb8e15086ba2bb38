import type { ProjectStatus } from '../domain/answer/status.ts';
import { divider } from './blocks/section.ts';
import { fitBlocks, type Message, mostBlocks } from './message.ts';
import { renderStatus } from './status.ts';

/** The status of several projects, one below the other. */
export function renderStatuses(statuses: readonly ProjectStatus[], now: Date): Message {
  const each = statuses.map((status) => renderStatus(status, now));
  return {
    text: each.map(({ text }) => text).join(' '),
    blocks: fitBlocks(
      each.flatMap(({ blocks }, index) => (index === 0 ? blocks : [divider, ...blocks])),
      mostBlocks,
    ),
  };
}
