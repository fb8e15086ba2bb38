import { listing } from './blocks/listing.ts';
import { context, header, lines } from './blocks/section.ts';
import { type Message, message } from './message.ts';
import { bold, code, type Mrkdwn, mrkdwn } from './text/mrkdwn.ts';

/** What help tells of a command; it comes from the list of commands itself. */
export type CommandHelp = {
  readonly name: string;
  /** Its forms, without `/release`: `cut [project] [at <sha>]`. */
  readonly usage: readonly string[];
  readonly summary: string;
  readonly examples: readonly string[];
};

/** Every command in a line each. */
export function renderHelp(commands: readonly CommandHelp[]): Message {
  const each = commands.map(
    ({ usage, name, summary }): Mrkdwn => mrkdwn`• ${form(usage[0] ?? name)}  ${summary}`,
  );
  return message(mrkdwn`What /release does`, [
    header('What /release does'),
    ...listing(each, { sections: 6 }).sections,
    context(
      mrkdwn`A project’s name may be left out in its own channel. Versions may be abbreviated: ${code('1.5')}, ${code('rc2')}, ${code('latest')}.`,
      mrkdwn`In a thread, say the same to ${code('@waybill')}. ${code('/release help <command>')} shows one with examples.`,
    ),
  ]);
}

/** One command with its forms and examples. */
export function renderCommandHelp({ name, usage, summary, examples }: CommandHelp): Message {
  return message(mrkdwn`/release ${name}: ${summary}`, [
    header(`/release ${name}`),
    lines(mrkdwn`${summary}`, ...usage.map(form)),
    examples.length === 0 ? null : lines(bold('For example'), ...examples.map(form)),
  ]);
}

const form = (text: string): Mrkdwn => code(text.startsWith('/') ? text : `/release ${text}`, 250);
