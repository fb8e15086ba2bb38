import type { JSX } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { usePart } from '../feed/use-part.ts';
import { Icon } from '../shell/icon.tsx';
import { useSession } from '../shell/session.ts';
import { type Completion, complete, type Suggestion } from './complete.ts';
import { useSending } from './use-sending.ts';

interface ComposerProps {
  readonly channel: string;
  readonly threadTs?: string;
  readonly placeholder: string;
}

const useCompletion = (typed: string): Completion => {
  const words = usePart('words');
  const people = usePart('people') ?? [];
  const groups = usePart('groups') ?? [];
  const channels = usePart('channels') ?? [];
  if (words === undefined) return { form: undefined, isEager: false, suggestions: [] };
  return complete(typed, { words, people, groups, channels });
};

const SuggestionList = ({
  id,
  suggestions,
  active,
  take,
}: {
  id: string;
  suggestions: readonly Suggestion[];
  active: number;
  take: (suggestion: Suggestion) => void;
}): JSX.Element => (
  <div class="suggestions" role="listbox" id={id} aria-label="Suggestions">
    {suggestions.map((each, index) => (
      <div
        key={each.words}
        id={`${id}-${index}`}
        role="option"
        aria-selected={index === active}
        class={`option${index === active ? ' is-active' : ''}`}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => take(each)}
      >
        <b>{each.words}</b>
        <span class="option-detail">{each.detail}</span>
      </div>
    ))}
  </div>
);

/** Where one writes messages and commands; it completes what it knows. */
export const Composer = ({ channel, threadTs, placeholder }: ComposerProps): JSX.Element => {
  const { personId } = useSession();
  const [text, setText] = useState('');
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState<number>();
  const [isQuiet, setQuiet] = useState(true);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const { form, isEager, suggestions } = useCompletion(text.slice(0, caret));
  const active = chosen ?? (isEager ? 0 : -1);
  const isOpen = !isQuiet && suggestions.length > 0;
  const { send, history } = useSending({ channel, threadTs });

  useEffect(() => {
    // As in Slack, one can type at once; on a phone that would raise the keyboard over the messages.
    if (matchMedia('(min-width: 721px)').matches) field.current?.focus({ preventScroll: true });
  }, [channel, threadTs]);
  useEffect(() => {
    setText('');
    setQuiet(true);
  }, [channel, threadTs, personId]);
  useLayoutEffect(() => {
    const box = field.current;
    if (box === null) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 240)}px`;
  }, [text]);

  const write = (next: string, at = next.length): void => {
    setText(next);
    setCaret(at);
    setChosen(undefined);
    // At once, so that what is typed meanwhile lands behind it.
    const box = field.current;
    if (box === null) return;
    box.value = next;
    box.setSelectionRange(at, at);
  };
  const take = (suggestion: Suggestion): void => {
    const before = text.slice(0, suggestion.from) + suggestion.insert;
    write(before + text.slice(caret).trimStart(), before.length);
    field.current?.focus();
  };
  const submit = (): void => {
    if (text.trim() === '') return;
    send(text.trim());
    write('');
    setQuiet(true);
  };
  const move = (by: number): void => {
    const from = active === -1 && by < 0 ? 0 : active;
    setChosen((from + by + suggestions.length) % suggestions.length);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const suggestion = suggestions[active];
    const first = suggestion ?? suggestions[0];
    if (event.key === 'Tab' && isOpen && !event.shiftKey && first !== undefined) take(first);
    else if (event.key === 'Enter' && !event.shiftKey) {
      if (isOpen && suggestion !== undefined && suggestion.insert.trim() !== text.trim()) take(suggestion);
      else submit();
    } else if (isOpen && event.key === 'ArrowDown') move(1);
    else if (isOpen && event.key === 'ArrowUp') move(-1);
    else if (isOpen && event.key === 'Escape') setQuiet(true);
    else if (event.key === 'ArrowUp' && text === '' && history() !== '') write(history());
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="composer">
      {isOpen ? <SuggestionList id={id} suggestions={suggestions} active={active} take={take} /> : null}
      {form === undefined ? null : <p class="composer-form">{form}</p>}
      <div class="composer-box">
        <textarea
          ref={field}
          rows={1}
          value={text}
          placeholder={placeholder}
          aria-label={placeholder}
          aria-autocomplete="list"
          aria-controls={isOpen ? id : undefined}
          aria-activedescendant={isOpen && active >= 0 ? `${id}-${active}` : undefined}
          spellcheck={false}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setCaret(event.currentTarget.selectionStart);
            setChosen(undefined);
            setQuiet(false);
          }}
          onClick={(event) => setCaret(event.currentTarget.selectionStart)}
          onBlur={() => setQuiet(true)}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          class="send-button"
          aria-label="Send"
          aria-disabled={text.trim() === ''}
          onClick={submit}
        >
          <Icon name="send" />
        </button>
      </div>
    </div>
  );
};
