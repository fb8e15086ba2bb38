import type { JSX } from 'preact';
import { fieldsListOf, stringOf, wordsOf } from '../../../slack/json.ts';
import type { ElementProps } from '../blocks/stage.ts';
import { Icon } from '../shell/icon.tsx';
import { TextObject } from '../text/text-view.tsx';
import { Menu } from './menu.tsx';
import { useElement } from './use-element.ts';

/** Three dots with up to five choices behind them. */
export const Overflow = (props: ElementProps): JSX.Element => {
  const { isBusy, change } = useElement(props);
  return (
    <Menu
      label="More actions"
      triggerClass={`button button-icon${isBusy ? ' is-busy' : ''}`}
      trigger={<Icon name="more" />}
      items={fieldsListOf(props.element['options']).map((option) => ({
        key: String(option['value']),
        words: <TextObject of={option['text']} />,
        detail: wordsOf(option['description']) === '' ? undefined : <TextObject of={option['description']} />,
        pick: () => {
          void change({ selected_option: option }, wordsOf(option['text']));
          const url = stringOf(option['url']);
          if (url !== undefined) window.open(url, '_blank', 'noopener,noreferrer');
        },
      }))}
    />
  );
};
