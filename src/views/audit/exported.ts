import type { TrailExported } from '../../domain/trail/exported.ts';
import { context, lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { bold, code, mrkdwn } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';

/** What goes before the file: what is in it, and what it can prove. */
export function renderExportLetter(exported: TrailExported): Message {
  const { head, isOneChain } = exported;
  return message(mrkdwn`The trail${ofProject(exported)}: ${plural(exported.events, 'event')}`, [
    lines(
      mrkdwn`📜 ${bold(`The trail${ofProject(exported)}`)}, as you asked: ${plural(exported.events, 'event')}, ${code(`#${exported.first}`)} to ${code(`#${exported.last}`)}, in the file below.`,
      isOneChain
        ? mrkdwn`They follow from one another, so that each can be checked against the one before it.`
        : mrkdwn`Others lie between them, so that each can be checked only by itself: the whole trail shows if one is missing.`,
    ),
    context(mrkdwn`Head of the whole trail ${code(`#${head.seq}`)}, ${code(head.hash)}`),
  ]);
}

/** Where it was asked for. */
export function renderExported({ events }: TrailExported): Message {
  const words = mrkdwn`The trail, ${plural(events, 'event')}, is in your direct messages with Waybill.`;
  return message(words, [
    lines(words),
    context(
      mrkdwn`It says who did what and why: keep it from people who may not read it. That you took it is on the record.`,
    ),
  ]);
}

const ofProject = ({ project }: TrailExported): string => (project === null ? '' : ` of ${project}`);
