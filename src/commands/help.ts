import { nearest } from '../domain/text/nearest.ts';
import { renderHelp } from '../views/help.ts';
import { type Command, misunderstood, say } from './command.ts';

const form = { name: 'help', forms: ['/release help [command]'] };

/** `/release help`, made from the list of commands. */
export const helpFor = (commands: () => readonly Command[]): Command => ({
  ...form,
  summary: 'Shows what can be asked, or one command in detail.',
  examples: ['/release help', '/release help cut'],
  answer: (_context, words) => {
    const name = words.take()?.toLowerCase() ?? null;
    const all = commands();
    if (name === null) return Promise.resolve(say(renderHelp(all)));
    const named = all.filter((command) => command.name === name);
    if (named.length > 0) return Promise.resolve(say(renderHelp(named)));
    const names = all.map((command) => command.name);
    return Promise.resolve(
      misunderstood({
        usage: {
          problem: { kind: 'unknown-command', text: name, nearest: nearest(name, names) },
          command: null,
          forms: form.forms,
        },
      }),
    );
  },
});
