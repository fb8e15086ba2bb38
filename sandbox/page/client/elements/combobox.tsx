import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Choice } from './choice.ts';

interface ComboboxProps {
  readonly chosen: readonly Choice[];
  readonly isMultiple: boolean;
  readonly placeholder: string;
  readonly label?: string | undefined;
  readonly labelledBy?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly isBusy: boolean;
  /** The choices for what was typed so far; undefined: type more first. */
  readonly find: (typed: string) => Promise<readonly Choice[] | undefined>;
  readonly choose: (choices: readonly Choice[]) => void;
}

const Options = ({
  id,
  found,
  active,
  chosen,
  pick,
}: {
  id: string;
  found: readonly Choice[] | undefined;
  active: number;
  chosen: readonly Choice[];
  pick: (choice: Choice) => void;
}): JSX.Element => {
  const empty = found === undefined ? 'Type to search' : 'No results';
  return (
    <div class="options" role="listbox" id={id} aria-label="Choices">
      {found === undefined || found.length === 0 ? (
        <div class="options-empty" role="option" aria-selected={false} aria-disabled={true}>
          {empty}
        </div>
      ) : (
        found.map((each, index) => (
          <div key={`${each.group}/${each.key}`} role="presentation">
            {each.group !== '' && each.group !== found[index - 1]?.group ? (
              <div class="options-group" role="presentation">
                {each.group}
              </div>
            ) : null}
            <div
              id={`${id}-${index}`}
              role="option"
              aria-selected={chosen.some((one) => one.key === each.key)}
              class={`option${index === active ? ' is-active' : ''}`}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => pick(each)}
            >
              {each.words}
              {each.detail === '' ? null : <span class="option-detail">{each.detail}</span>}
            </div>
          </div>
        ))
      )}
    </div>
  );
};

/** What there is for what was typed; undefined choices: type more first. */
interface Found {
  readonly typed: string;
  readonly choices: readonly Choice[] | undefined;
}

/** A field with a list of choices under it that narrows as one types. */
export const Combobox = (props: ComboboxProps): JSX.Element => {
  const { chosen, isMultiple, find, choose } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  const [found, setFound] = useState<Found>();
  const [active, setActive] = useState(0);
  const isOpen = typed !== undefined;
  const choices = found?.choices;

  useEffect(() => {
    if (typed === undefined) return undefined;
    let isStale = false;
    void find(typed).then((choices) => {
      if (isStale) return;
      setFound({ typed, choices });
      setActive(0);
    });
    return () => {
      isStale = true;
    };
  }, [typed]);
  useEffect(
    () => document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' }),
    [active, found],
  );

  const close = (): void => {
    setTyped(undefined);
    setFound(undefined);
  };
  const pick = (choice: Choice): void => {
    const isThere = chosen.some((each) => each.key === choice.key);
    const others = chosen.filter((each) => each.key !== choice.key);
    choose(isMultiple ? (isThere ? others : [...chosen, choice]) : [choice]);
    if (isMultiple) setTyped('');
    else close();
  };
  /** Enter may come before the list has caught up with what was typed. */
  const pickFirst = async (): Promise<void> => {
    const isCurrent = found?.typed === typed;
    const current = isCurrent ? choices : await find(typed ?? '');
    const choice = current?.[isCurrent ? active : 0];
    if (choice !== undefined) pick(choice);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const count = choices?.length ?? 0;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!isOpen) setTyped('');
      else if (count > 0) setActive((active + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
    } else if (event.key === 'Enter' && isOpen) {
      void pickFirst();
    } else if (event.key === 'Escape' && isOpen) close();
    else if (event.key === 'Backspace' && isMultiple && (typed ?? '') === '') choose(chosen.slice(0, -1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const single = isMultiple ? '' : (chosen[0]?.words ?? '');
  return (
    <span class={`combobox${props.isBusy ? ' is-busy' : ''}`}>
      {isMultiple
        ? chosen.map((each) => (
            <span key={each.key} class="token">
              {each.words}
              <button
                type="button"
                aria-label={`Remove ${each.words}`}
                onClick={() => choose(chosen.filter((one) => one !== each))}
              >
                ×
              </button>
            </span>
          ))
        : null}
      <input
        ref={input}
        role="combobox"
        autocomplete="off"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && (choices?.length ?? 0) > 0 ? `${id}-${active}` : undefined}
        aria-label={props.labelledBy === undefined ? (props.label ?? props.placeholder) : undefined}
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        placeholder={single === '' ? props.placeholder : single}
        value={typed ?? single}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => setTyped(typed ?? '')}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      {isOpen ? <Options id={id} found={choices} active={active} chosen={chosen} pick={pick} /> : null}
    </span>
  );
};
