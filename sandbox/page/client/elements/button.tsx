import type { JSX } from 'preact';
import { fieldsOf, stringOf, wordsOf } from '../../../slack/json.ts';
import type { ElementProps } from '../blocks/stage.ts';
import { Icon } from '../shell/icon.tsx';
import { TextObject } from '../text/text-view.tsx';
import { useElement } from './use-element.ts';

const styles: Readonly<Record<string, string>> = { primary: ' button-primary', danger: ' button-danger' };

const doubleClickMs = 2_000;
/** When a button was last pressed, by the browser's clock: outlives the drawing of a message. */
let pressedAt = Number.NEGATIVE_INFINITY;

/** A button: it says that it works until the bot has answered, and takes no second click meanwhile, nor the second of a double click. */
export const Button = (props: ElementProps): JSX.Element => {
  const { element } = props;
  const { isBusy, hasFailed, change } = useElement(props);
  const url = stringOf(element['url']);
  const press = (event: MouseEvent): void => {
    // The browser counts the clicks. The first of a double click may have been answered before the second, and it may
    // have come to nothing, where the message was drawn anew under it.
    if (event.detail > 1 && event.timeStamp - pressedAt < doubleClickMs) return;
    pressedAt = event.timeStamp;
    void change({}).then((done) => {
      if (done && url !== undefined) window.open(url, '_blank', 'noopener,noreferrer');
    });
  };
  return (
    <>
      <button
        type="button"
        class={`button${styles[String(element['style'])] ?? ''}${isBusy ? ' is-busy' : ''}`}
        aria-label={stringOf(element['accessibility_label'])}
        aria-disabled={isBusy}
        aria-busy={isBusy}
        onClick={press}
      >
        <span class="button-words">
          <TextObject of={element['text']} />
        </span>
        {isBusy ? <span class="spinner" aria-hidden="true" /> : null}
      </button>
      {hasFailed ? (
        <span
          class="button-failed"
          role="img"
          aria-label="That did not work: the app did not respond."
          title="That did not work: the app did not respond."
        >
          <Icon name="warning" />
        </span>
      ) : null}
    </>
  );
};

/** The trash can of a reply's own actions. */
export const IconButton = (props: ElementProps): JSX.Element => {
  const { isBusy, change } = useElement(props);
  const words = wordsOf(props.element['text']);
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={words}
      title={words}
      aria-disabled={isBusy}
      onClick={() => void change({})}
    >
      <Icon name="trash" />
    </button>
  );
};

/** Thumbs up and down. */
export const FeedbackButtons = (props: ElementProps): JSX.Element => {
  const { isBusy, change } = useElement(props);
  const choices = [
    { given: props.element['positive_button'], character: '👍' },
    { given: props.element['negative_button'], character: '👎' },
  ];
  return (
    <span class="feedback">
      {choices.map(({ given, character }) => (
        <button
          key={character}
          type="button"
          class="icon-button"
          aria-disabled={isBusy}
          aria-label={wordsOf(wordsIn(given))}
          title={wordsOf(wordsIn(given))}
          onClick={() => void change({}, wordsOf(wordsIn(given)))}
        >
          {character}
        </button>
      ))}
    </span>
  );
};

const wordsIn = (given: unknown): unknown => fieldsOf(given)['text'];
