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
  useEffect(() => {
    const opener = document.activeElement;
    close.current?.focus({ preventScroll: true });
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
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
