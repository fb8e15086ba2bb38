import { type ComponentChildren, createContext, type JSX } from 'preact';
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Fields, wordsOf } from '../../../slack/json.ts';
import { TextObject } from '../text/text-view.tsx';

type Ask = (confirm: Fields) => Promise<boolean>;

const ConfirmContext = createContext<Ask>(() => Promise.resolve(true));
export const useConfirm = (): Ask => useContext(ConfirmContext);

interface Question {
  readonly confirm: Fields;
  readonly answer: (yes: boolean) => void;
}

const ConfirmDialog = ({ question }: { question: Question }): JSX.Element => {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const { confirm, answer } = question;
  const end = (yes: boolean): void => {
    dialog.current?.close();
    answer(yes);
  };
  const style = confirm['style'] === 'danger' ? 'button button-danger' : 'button button-primary';
  return (
    <dialog
      ref={dialog}
      class="dialog confirm"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-text"
      onCancel={(event) => {
        event.preventDefault();
        end(false);
      }}
    >
      <h2 id="confirm-title">{wordsOf(confirm['title']) || 'Are you sure?'}</h2>
      <div id="confirm-text" class="dialog-body">
        <TextObject of={confirm['text']} />
      </div>
      <footer class="dialog-footer">
        <button type="button" class="button" onClick={() => end(false)}>
          {wordsOf(confirm['deny']) || 'Cancel'}
        </button>
        <button type="button" class={style} onClick={() => end(true)} autofocus>
          {wordsOf(confirm['confirm']) || 'Yes'}
        </button>
      </footer>
    </dialog>
  );
};

/** Puts "are you sure" to the person for whoever asks below it. */
export const ConfirmProvider = ({ children }: { children: ComponentChildren }): JSX.Element => {
  const [question, setQuestion] = useState<Question>();
  const ask: Ask = (confirm) =>
    new Promise((resolve) => {
      setQuestion({
        confirm,
        answer: (yes) => {
          setQuestion(undefined);
          resolve(yes);
        },
      });
    });
  return (
    <ConfirmContext.Provider value={ask}>
      {children}
      {question === undefined ? null : <ConfirmDialog question={question} />}
    </ConfirmContext.Provider>
  );
};
