import { nearest } from '../domain/text/nearest.ts';
import { renderCommandHelp, renderHelp } from '../views/help.ts';
import { type Command, misunderstood, say } from './command.ts';

const form = { name: 'help', usage: ['help [command]'] };

/** `/release help`, made from the list of commands. */
export const helpFor = (commands: () => readonly Command[]): Command => ({
  ...form,
  summary: 'Shows what can be asked, or one command in detail.',
  examples: ['help', 'help cut'],
  answer: (_context, words) => {
    const name = words.take()?.toLowerCase() ?? null;
    const all = commands();
    if (name === null) return Promise.resolve(say(renderHelp(all)));
    const one = all.find((command) => command.name === name);
    if (one !== undefined) return Promise.resolve(say(renderCommandHelp(one)));
    const names = all.map((command) => command.name);
    return Promise.resolve(
      misunderstood({
        usage: {
          problem: { kind: 'unknown-command', text: name, nearest: nearest(name, names) },
          command: null,
          forms: form.usage,
        },
      }),
    );
  },
});
