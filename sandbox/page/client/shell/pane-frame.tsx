import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { useSession } from './session.ts';

interface Frame {
  readonly title: string;
  readonly detail?: string;
  readonly children: ComponentChildren;
}

/** The frame of what stands at the side; Escape closes it. */
export const PaneFrame = ({ title, detail, children }: Frame): JSX.Element => {
  const { openPane } = useSession();
  const close = useRef<HTMLButtonElement>(null);
  const opener = useRef(document.activeElement);
  useEffect(() => {
    const pane = close.current?.closest('.pane');
    if (pane?.contains(document.activeElement) !== true) close.current?.focus({ preventScroll: true });
    return () => {
      const { current } = opener;
      if (current instanceof HTMLElement && current.isConnected) current.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside
      class="pane"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) openPane(undefined);
      }}
    >
      <header class="main-header">
        <h2>{title}</h2>
        <span class="main-detail">{detail}</span>
        <button
          ref={close}
          type="button"
          class="icon-button"
          aria-label={`Close ${title.toLowerCase()}`}
          onClick={() => openPane(undefined)}
        >
          <Icon name="close" />
        </button>
      </header>
      {children}
    </aside>
  );
};
