import type { KnownBlock } from '@slack/types';
import type { ProjectStatus } from '../domain/answer/status.ts';
import { divider } from './blocks/section.ts';
import { type Message, message } from './message.ts';
import { renderStatus } from './status.ts';

/** The status of several projects, one below the other. */
export function renderStatuses(statuses: readonly ProjectStatus[], now: Date): Message {
  const each = statuses.map((status) => renderStatus(status, now));
  const blocks = each.flatMap((one, index): readonly KnownBlock[] =>
    index === 0 ? one.blocks : [divider as KnownBlock].concat(one.blocks),
  );
  return message({ mrkdwn: each.map(({ text }) => text).join(' ') }, blocks);
}
