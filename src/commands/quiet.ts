import { readQuietHours as readHours } from '../domain/notice/quiet-hours.ts';
import { readQuietHours, setQuietHours } from '../operations/set-quiet-hours.ts';
import { renderQuietHours } from '../views/notice/quiet-hours.ts';
import { type Command, misunderstood, refuse, say } from './command.ts';
import { unexpected } from './words.ts';

const form = { name: 'quiet', usage: ['quiet', 'quiet <from>-<until>', 'quiet off'] };

/** `/release quiet`: when one's own notices wait. */
export const quietCommand: Command = {
  ...form,
  summary:
    'Keeps your notices back at night, on the clock of your Slack profile. Alone, it says what is set.',
  examples: ['quiet', 'quiet 20:00-07:00', 'quiet off'],
  answer: async ({ ports, asker }, words) => {
    const text: string[] = [];
    for (let word = words.take(); word !== null; word = words.take()) text.push(word);
    const said = text.join(' ');
    if (said === '') return say(renderQuietHours(await readQuietHours(ports, asker)));
    const wanted = said.toLowerCase() === 'off' ? null : readHours(said);
    if (wanted === null && said.toLowerCase() !== 'off') {
      return misunderstood(unexpected(form, said, ['20:00-07:00', 'off']));
    }
    const outcome = await setQuietHours(ports, asker, wanted);
    return outcome.ok ? say(renderQuietHours(outcome.value)) : refuse(outcome.refusal);
  },
};
