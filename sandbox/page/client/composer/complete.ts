import type { ChannelPart, GroupPart, PersonPart, WordsPart } from '../../wire/parts.ts';

/** Everything that can be completed. */
export interface Vocabulary {
  readonly words: WordsPart;
  readonly people: readonly PersonPart[];
  readonly groups: readonly GroupPart[];
  readonly channels: readonly ChannelPart[];
}

export interface Suggestion {
  readonly words: string;
  readonly detail: string;
  /** What replaces the text between `from` and the caret. */
  readonly insert: string;
  readonly from: number;
}

export interface Completion {
  /** The form of the command that is being typed. */
  readonly form: string | undefined;
  /** Enter takes the first suggestion, rather than sending what was typed. */
  readonly isEager: boolean;
  readonly suggestions: readonly Suggestion[];
}

const most = 8;
const none: Completion = { form: undefined, isEager: false, suggestions: [] };

/** The words of a form that are typed as they are, up to the first that is filled in: `audit verify`. */
const subcommandOf = (form: string): string => /^\/\S+ ([a-z]+(?: [a-z]+)*)(?= |$)/.exec(form)?.[1] ?? '';

const literals = (form: string): readonly string[] =>
  form
    .replaceAll(/<[^>]*>/g, ' ')
    .split(/[\s[\](),…]+/)
    .filter((word) => /^[a-z]{2,}$/.test(word) && word !== 'or')
    .slice(1);

const placeholders: readonly (readonly [RegExp, (words: WordsPart) => readonly string[], string])[] = [
  [/environment|scope/, (words) => words.environments, 'environment'],
  [/version|<a>|<b>/, (words) => words.versions, 'version'],
  [/project/, (words) => words.projects, 'project'],
];

const argumentWords = (form: string, words: WordsPart): readonly (readonly [string, string])[] => [
  ...placeholders.flatMap(([wanted, list, kind]) =>
    wanted.test(form) ? list(words).map((each) => [each, kind] as const) : [],
  ),
  ...literals(form).map((each) => [each, ''] as const),
];

const afterName = (typed: string, lead: string, words: WordsPart): Completion => {
  const rest = typed.slice(lead.length);
  const from = lead.length + rest.lastIndexOf(' ') + 1;
  const sought = typed.slice(from).toLowerCase();
  const tokens = rest.split(' ');
  if (tokens.length === 1) {
    const suggestions = words.commands
      .filter((each) => subcommandOf(each.form).startsWith(sought))
      .slice(0, 20)
      .map((each) => ({
        words: each.form.replace(/^\/\S+ /, ''),
        detail: each.does,
        insert: `${subcommandOf(each.form)} `,
        from,
      }));
    return { form: undefined, isEager: false, suggestions };
  }
  const command = words.commands.find((each) => subcommandOf(each.form).split(' ')[0] === tokens[0]);
  if (command === undefined) return none;
  const taken = new Set(tokens.slice(1, -1));
  const suggestions = argumentWords(command.form, words)
    .filter(([word]) => !taken.has(word) && word.toLowerCase().startsWith(sought) && word !== sought)
    .slice(0, most)
    .map(([word, kind]) => ({ words: word, detail: kind, insert: `${word} `, from }));
  return { form: command.form, isEager: false, suggestions };
};

const mention = (typed: string, known: Vocabulary): Completion => {
  const match = /(?:^|\s)([@#])([\w.-]*)$/.exec(typed);
  if (match === null) return none;
  const [, sign = '', sought = ''] = match;
  const from = typed.length - sought.length - 1;
  const names: readonly (readonly [string, string])[] =
    sign === '#'
      ? known.channels.filter((each) => each.kind !== 'im').map((each) => [each.name, 'channel'])
      : [
          ...known.people
            .filter((each) => !each.isDeactivated)
            .toSorted((a, b) => Number(b.name === 'waybill') - Number(a.name === 'waybill'))
            .map((each) => [each.name, each.realName] as const),
          ...known.groups.map((each) => [each.handle, 'user group'] as const),
        ];
  const suggestions = names
    .filter(([name, detail]) => `${name} ${detail}`.toLowerCase().includes(sought.toLowerCase()))
    .slice(0, most)
    .map(([name, detail]) => ({ words: `${sign}${name}`, detail, insert: `${sign}${name} `, from }));
  return { form: undefined, isEager: true, suggestions };
};

const slash = (typed: string, words: WordsPart): Completion => {
  const names = [...new Set(words.commands.map((each) => each.command))];
  const name = names.find((each) => typed.startsWith(`${each} `));
  if (name !== undefined) return afterName(typed, `${name} `, words);
  const suggestions = names
    .filter((each) => each.startsWith(typed))
    .map((each) => ({ words: each, detail: 'Waybill · releases', insert: `${each} `, from: 0 }));
  return { form: undefined, isEager: true, suggestions };
};

/** What could stand where somebody is typing; `typed` is the text up to the caret. */
export const complete = (typed: string, known: Vocabulary): Completion => {
  if (typed.includes('\n')) return mention(typed, known);
  if (typed.startsWith('/')) return slash(typed, known.words);
  const lead = /^@waybill\s+/i.exec(typed)?.[0];
  return lead === undefined ? mention(typed, known) : afterName(typed, lead, known.words);
};
