import type { JSX } from 'preact';
import { type Fields, fieldsListOf, fieldsOf } from '../../../slack/json.ts';
import type { ElementProps } from '../blocks/stage.ts';
import { TextObject } from '../text/text-view.tsx';
import { useElement } from './use-element.ts';

/** Ticks and radio buttons. */
export const Ticks = (props: ElementProps): JSX.Element => {
  const { element, blockId } = props;
  const { actionId, held, change } = useElement(props);
  const isRadio = element['type'] === 'radio_buttons';
  const chosen = isRadio ? [fieldsOf(held['selected_option'])] : fieldsListOf(held['selected_options']);
  const options = fieldsListOf(element['options']);
  const isChosen = (option: Fields): boolean => chosen.some((each) => each['value'] === option['value']);
  const toggle = (option: Fields): void => {
    const next = isRadio
      ? { selected_option: option }
      : { selected_options: options.filter((each) => (each === option) !== isChosen(each)) };
    void change(next);
  };
  return (
    <div
      class="ticks"
      role={isRadio ? 'radiogroup' : 'group'}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
    >
      {options.map((option) => (
        <label key={String(option['value'])} class="tick">
          <input
            type={isRadio ? 'radio' : 'checkbox'}
            name={`${blockId}-${actionId}`}
            checked={isChosen(option)}
            onChange={() => toggle(option)}
          />
          <span>
            <TextObject of={option['text']} />
            {option['description'] === undefined ? null : (
              <span class="option-detail">
                <TextObject of={option['description']} />
              </span>
            )}
          </span>
        </label>
      ))}
    </div>
  );
};
