import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

export interface MenuItem {
  readonly key: string;
  readonly words: ComponentChildren;
  readonly detail?: ComponentChildren | undefined;
  readonly isChosen?: boolean;
  readonly pick: () => void;
}

interface MenuProps {
  /** Names the menu, and its button where that shows no words. */
  readonly label: string;
  readonly hasWords?: boolean;
  readonly trigger: ComponentChildren;
  readonly triggerClass: string;
  readonly items: readonly MenuItem[];
  readonly align?: 'start' | 'end';
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

const MenuList = ({
  label,
  items,
  close,
}: {
  label: string;
  items: readonly MenuItem[];
  close: (focus: boolean) => void;
}): JSX.Element => {
  const list = useRef<HTMLDivElement>(null);
  const entries = (): readonly HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? []),
  ];
  useEffect(() => {
    const chosen = items.findIndex((each) => each.isChosen);
    entries()[Math.max(0, chosen)]?.focus();
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && list.current?.parentElement?.contains(event.target) === true)
        return;
      close(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const all = entries();
    const at = all.findIndex((each) => each === document.activeElement);
    if (step !== undefined) all[step(at, all.length)]?.focus();
    else if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') return close(false);
    else if (/^\p{L}$/u.test(event.key)) {
      const after = [...all.slice(at + 1), ...all.slice(0, at + 1)];
      after.find((each) => each.textContent?.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="menu" role="menu" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          tabIndex={-1}
          role={item.isChosen === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked={item.isChosen}
          class="menu-item"
          onClick={() => {
            close(true);
            item.pick();
          }}
        >
          <span class="menu-words">{item.words}</span>
          {item.detail === undefined ? null : <span class="menu-detail">{item.detail}</span>}
        </button>
      ))}
    </div>
  );
};

/** A button with a menu: arrow keys walk it, Escape leaves it, a letter jumps. */
export const Menu = ({
  label,
  trigger,
  triggerClass,
  items,
  align = 'end',
  hasWords = false,
}: MenuProps): JSX.Element => {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = (focus: boolean): void => {
    setOpen(false);
    if (focus) button.current?.focus();
  };
  return (
    <span class={`menu-holder menu-${align}`} id={id}>
      <button
        ref={button}
        type="button"
        class={triggerClass}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={hasWords ? undefined : label}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || isOpen) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {trigger}
      </button>
      {isOpen ? <MenuList label={label} items={items} close={close} /> : null}
    </span>
  );
};
