import type { JSX } from 'preact';
import { type Fields, isFields, listOf, wordsOf } from '../../../slack/json.ts';
import type { ChannelPart, PersonPart } from '../../wire/parts.ts';
import { type ElementProps, useStage } from '../blocks/stage.ts';
import { usePart } from '../feed/use-part.ts';
import { useSession } from '../shell/session.ts';
import { type Choice, listedChoices, matchingChoices, optionChoice } from './choice.ts';
import { Combobox } from './combobox.tsx';
import { useElement } from './use-element.ts';

const personChoice = (person: PersonPart): Choice => ({
  key: person.id,
  words: person.realName,
  detail: `@${person.name}`,
  group: '',
  value: person.id,
});

const channelChoice = (channel: ChannelPart): Choice => ({
  key: channel.id,
  words: channel.kind === 'im' ? channel.name : `#${channel.name}`,
  detail: '',
  group: '',
  value: channel.id,
});

/** The state's key of each kind of select: `static` holds an option, the others an id. */
const keyByKind: Readonly<Record<string, string>> = {
  static: 'selected_option',
  external: 'selected_option',
  users: 'selected_user',
  channels: 'selected_channel',
  conversations: 'selected_conversation',
};

const useChoices = (kind: string, element: Fields): readonly Choice[] => {
  const people = usePart('people') ?? [];
  const channels = usePart('channels') ?? [];
  if (kind === 'users') return people.filter((each) => !each.isDeactivated).map(personChoice);
  if (kind === 'channels') return channels.filter((each) => each.kind !== 'im').map(channelChoice);
  if (kind === 'conversations') return channels.map(channelChoice);
  return listedChoices(element);
};

/** Every kind of select menu, for one choice or several. */
export const Select = (props: ElementProps): JSX.Element => {
  const { element, blockId } = props;
  const stage = useStage();
  const { act, tell } = useSession();
  const { actionId, held, isBusy, change } = useElement(props);
  const type = String(element['type']);
  const isMultiple = type.startsWith('multi_');
  const kind = type.replace('multi_', '').replace('_select', '');
  const choices = useChoices(kind, element);
  const key = keyByKind[kind] ?? 'selected_option';
  const heldValues = isMultiple ? listOf(held[`${key}s`]) : [held[key]].filter(Boolean);
  const chosen = heldValues.flatMap((value): readonly Choice[] =>
    isFields(value) ? [optionChoice(value)] : choices.filter((each) => each.value === value),
  );

  const suggest = async (typed: string): Promise<readonly Choice[] | undefined> => {
    const least = Number(element['min_query_length'] ?? 3);
    if (typed.length < least) return undefined;
    const result = await act({ kind: 'suggest', spot: stage.spot, blockId, actionId, query: typed });
    if (result.ok) return listedChoices(result.value);
    tell(result.words);
    return [];
  };
  return (
    <Combobox
      chosen={chosen}
      isMultiple={isMultiple}
      isBusy={isBusy}
      placeholder={wordsOf(element['placeholder']) || (isMultiple ? 'Choose options' : 'Choose an option')}
      labelledBy={props.labelledBy}
      describedBy={props.describedBy}
      find={kind === 'external' ? suggest : (typed) => Promise.resolve(matchingChoices(choices, typed))}
      choose={(picked) => {
        const values = picked.map((each) => each.value);
        void change(isMultiple ? { [`${key}s`]: values } : { [key]: values[0] ?? null });
      }}
    />
  );
};
