import { until } from '../../support/until.ts';
import type { PlainBot } from './plain-bot.ts';
import { type PlainSlack, type Shown, wordsOf } from './plain-slack.ts';

/** People at their Slack: what they type, press and read. */
export type PlainDesk = {
  /** Types a command, and gives what the person alone reads in answer, or the modal that opens. */
  readonly ask: (user: string, text: string) => Promise<string>;
  /** Presses the newest button that reads so, on a message that says so. */
  readonly press: (user: string, button: RegExp, on?: RegExp) => Promise<string>;
  /** Writes the same into every line of the modal that was opened last, and submits it. */
  readonly submit: (user: string, written: string) => Promise<void>;
  /** Waits until something that all see says so. */
  readonly reads: (words: RegExp) => Promise<string>;
  readonly messages: (words: RegExp) => readonly Shown[];
};

type Button = { readonly text: string; readonly element: Record<string, unknown>; readonly on: Shown };

const channel = 'C0123';
const team = { id: 'T1', domain: 'plain' };

export function sitDown(bot: PlainBot, slack: PlainSlack): PlainDesk {
  let requests = 0;

  const messages: PlainDesk['messages'] = (words) =>
    slack.shown.filter((one) => one.kind === 'message' && words.test(wordsOf(one)));

  const answered = async (what: string, send: (request: string) => Promise<Response>): Promise<string> => {
    requests += 1;
    const request = `r${requests}`;
    const before = slack.shown.length;
    const sent = await send(request);
    if (!sent.ok) throw new Error(`${what}: ${sent.status}`);
    let found: Shown | undefined;
    await until(`there is an answer to: ${what}`, () => {
      found = slack.shown
        .slice(before)
        .find(
          ({ kind, place, fields }) =>
            (kind === 'answer' && place === request) ||
            kind === 'ephemeral' ||
            (kind === 'view' && fields['callback_id'] !== 'loading'),
        );
      return found !== undefined;
    });
    return found === undefined ? '' : wordsOf(found);
  };

  const buttons = (on: RegExp): readonly Button[] =>
    slack.shown
      .filter((one) => on.test(wordsOf(one)))
      .flatMap((one) => elementsIn(one.fields['blocks']).map((button) => ({ ...button, on: one })));

  return {
    messages,
    ask: (user, text) =>
      answered(text, (request) =>
        bot.fromSlack(
          new URLSearchParams({
            command: '/release',
            text,
            user_id: user,
            team_id: team.id,
            channel_id: channel,
            trigger_id: request,
            response_url: `${slack.url}/respond/${request}`,
          }),
        ),
      ),
    press: async (user, reads, on = /./) => {
      let button: Button | undefined;
      await until(`there is a button ${reads} on ${on}`, () => {
        button = buttons(on).findLast(({ text }) => reads.test(text));
        return button !== undefined;
      });
      if (button === undefined) return '';
      const { element, on: shown } = button;
      return answered(String(reads), (request) =>
        bot.fromSlack(
          payload({
            type: 'block_actions',
            user: { id: user, team_id: team.id },
            team,
            channel: { id: channel },
            container: { type: 'message', message_ts: shown.ts, channel_id: channel },
            message: { ts: shown.ts, text: shown.fields['text'], blocks: shown.fields['blocks'] },
            trigger_id: request,
            response_url: `${slack.url}/respond/${request}`,
            actions: [{ ...element, action_ts: shown.ts }],
          }),
        ),
      );
    },
    submit: async (user, written) => {
      const opened = slack.shown.findLast(({ kind }) => kind === 'view');
      if (opened === undefined) throw new Error('no modal is open');
      const sent = await bot.fromSlack(
        payload({
          type: 'view_submission',
          user: { id: user, team_id: team.id },
          team,
          view: {
            ...opened.fields,
            id: opened.place,
            state: { values: filled(opened.fields['blocks'], written) },
          },
        }),
      );
      const said = await sent.text();
      if (!sent.ok || said.includes('"errors"')) throw new Error(`the modal was refused: ${said}`);
    },
    reads: async (words) => {
      await until(`somebody reads ${words}`, () => messages(words).length > 0, 60_000).catch((cause) => {
        const last = slack.shown.slice(-12).map(wordsOf).join('\n—\n');
        throw new Error(`${words} is not to be read; the last that is:\n${last}`, { cause });
      });
      return messages(words).map(wordsOf).join('\n');
    },
  };
}

const payload = (body: object): URLSearchParams => new URLSearchParams({ payload: JSON.stringify(body) });

const recordOf = (value: unknown): Record<string, unknown> => Object(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function elementsIn(blocks: unknown): readonly Pick<Button, 'text' | 'element'>[] {
  return listOf(blocks).flatMap((block) => {
    const { elements, accessory, block_id: blockId } = recordOf(block);
    return [...listOf(elements), accessory].flatMap((each) => {
      const element = recordOf(each);
      if (element['type'] !== 'button') return [];
      return [
        { text: String(recordOf(element['text'])['text']), element: { ...element, block_id: blockId } },
      ];
    });
  });
}

/** What Slack sends of a modal's lines. */
function filled(blocks: unknown, written: string): Record<string, Record<string, unknown>> {
  const inputs = listOf(blocks)
    .map(recordOf)
    .filter(({ type }) => type === 'input');
  return Object.fromEntries(
    inputs.map(({ block_id: blockId, element }) => {
      const {
        action_id: actionId,
        type,
        initial_option: option,
        initial_options: options,
      } = recordOf(element);
      const value =
        type === 'plain_text_input'
          ? { type, value: written }
          : { type, selected_option: option ?? null, selected_options: options ?? [] };
      return [String(blockId), { [String(actionId)]: value }];
    }),
  );
}
