import type { JSX } from 'preact';
import { fieldsOf, listOf, stringOf, wordsOf } from '../../../slack/json.ts';
import type { ElementProps } from '../blocks/stage.ts';
import { useElement } from './use-element.ts';

const keyboards: Readonly<Record<string, 'email' | 'url' | 'decimal'>> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
};

const orUndefined = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** A field for words, an address or a number. Enter tells the bot where it asked for that. */
export const TextField = (props: ElementProps): JSX.Element => {
  const { element, isDispatching } = props;
  const type = String(element['type']);
  const { held, change } = useElement({ ...props, isDispatching: false });
  const pressed = useElement(props);
  const triggers = listOf(fieldsOf(element['dispatch_action_config'])['trigger_actions_on']);
  const value = stringOf(held['value']) ?? '';
  const enter = (next: string): void => {
    const onEach = isDispatching && triggers.includes('on_character_entered');
    void (onEach ? pressed : { change }).change({ value: next === '' ? null : next });
  };
  const shared = {
    class: 'field',
    value,
    placeholder: wordsOf(element['placeholder']),
    'aria-labelledby': props.labelledBy,
    'aria-describedby': props.describedBy,
    'aria-required': props.isRequired,
    minLength: orUndefined(element['min_length']),
    maxLength: orUndefined(element['max_length']),
  };
  if (element['multiline'] === true) {
    return <textarea {...shared} rows={6} onInput={(event) => enter(event.currentTarget.value)} />;
  }
  return (
    <input
      {...shared}
      type="text"
      inputMode={keyboards[type]}
      onInput={(event) => enter(event.currentTarget.value)}
      onKeyDown={(event) => {
        const isWanted = triggers.length === 0 || triggers.includes('on_enter_pressed');
        if (event.key !== 'Enter' || !isDispatching || !isWanted) return;
        event.preventDefault();
        void pressed.change({ value: value === '' ? null : value });
      }}
    />
  );
};
