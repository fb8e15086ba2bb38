import { type Fields, fieldsListOf, fieldsOf, wordsOf } from '../../../slack/json.ts';

/** One line of a select. */
export interface Choice {
  readonly key: string;
  readonly words: string;
  readonly detail: string;
  readonly group: string;
  /** What the bot is told when it is chosen. */
  readonly value: unknown;
}

export const optionChoice = (option: Fields, group = ''): Choice => ({
  key: String(option['value']),
  words: wordsOf(option['text']),
  detail: wordsOf(option['description']),
  group,
  value: option,
});

/** The choices that an element, or a bot's answer, lists itself. */
export const listedChoices = (from: unknown): readonly Choice[] => {
  const given = fieldsOf(from);
  return [
    ...fieldsListOf(given['options']).map((option) => optionChoice(option)),
    ...fieldsListOf(given['option_groups']).flatMap((group) =>
      fieldsListOf(group['options']).map((option) => optionChoice(option, wordsOf(group['label']))),
    ),
  ];
};

/** The choices whose words hold what was typed. */
export const matchingChoices = (choices: readonly Choice[], typed: string): readonly Choice[] => {
  const sought = typed.trim().toLowerCase();
  return choices.filter((each) => `${each.words} ${each.detail}`.toLowerCase().includes(sought));
};
