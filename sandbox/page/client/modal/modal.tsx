import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ViewPart } from '../../wire/parts.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { StageContext } from '../blocks/stage.ts';
import { useStageFor } from '../blocks/use-stage.ts';
import { usePart } from '../feed/use-part.ts';
import { Avatar } from '../shell/avatar.tsx';
import { Icon } from '../shell/icon.tsx';
import { useSession } from '../shell/session.ts';

interface ModalProps {
  readonly view: ViewPart;
  readonly isStacked: boolean;
}

const ModalForm = ({ view, isStacked }: ModalProps): JSX.Element => {
  const { act, tell } = useSession();
  const bot = usePart('people')?.find((each) => each.name === 'waybill');
  const stage = useStageFor({
    surface: 'modal',
    spot: { viewId: view.id },
    errors: view.errors,
    known: view.values,
  });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('.has-problem :is(input, textarea)')?.focus();
  }, [Object.keys(view.errors).join()]);
  // A loading view has no field yet; the one that replaces it has, and nobody is typing yet.
  useEffect(() => {
    if (form.current?.contains(document.activeElement?.closest('input, textarea') ?? null) === true) return;
    form.current?.querySelector<HTMLElement>('.modal-body :is(input, textarea)')?.focus();
  }, [view.hash]);
  const close = (): void => void act({ kind: 'close', viewId: view.id });
  const submit = async (): Promise<void> => {
    if (view.isSubmitting) return;
    const result = await act({ kind: 'submit', viewId: view.id, values: stage.values });
    if (!result.ok) tell(result.words);
  };
  return (
    <form
      ref={form}
      class="modal-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <header class="modal-header">
        {isStacked ? (
          <button type="button" class="icon-button" aria-label="Back" onClick={close}>
            <Icon name="back" />
          </button>
        ) : (
          <Avatar person={bot} size={24} />
        )}
        <h2 id="modal-title">{view.title}</h2>
        <button type="button" class="icon-button" aria-label="Close" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div class="modal-body" tabIndex={-1}>
        {view.trouble === undefined ? null : (
          <p class="alert alert-error" role="alert">
            <Icon name="warning" /> {view.trouble}
          </p>
        )}
        <StageContext.Provider value={stage}>
          <Blocks blocks={view.blocks} />
        </StageContext.Provider>
      </div>
      <footer class="modal-footer">
        <button type="button" class="button" onClick={close}>
          {view.close ?? (view.submit === undefined ? 'Close' : 'Cancel')}
        </button>
        {view.submit === undefined ? null : (
          <button
            type="submit"
            class={`button button-primary${view.isSubmitting ? ' is-busy' : ''}`}
            aria-busy={view.isSubmitting}
            aria-disabled={view.isSubmitting}
          >
            <span class="button-words">{view.submit}</span>
            {view.isSubmitting ? <span class="spinner" aria-hidden="true" /> : null}
          </button>
        )}
      </footer>
    </form>
  );
};

/** The modals on the person's screen: the top one is shown, those below wait. */
export const Modals = (): JSX.Element => {
  const { act } = useSession();
  const stack = usePart('modals') ?? [];
  const dialog = useRef<HTMLDialogElement>(null);
  const top = stack.at(-1);
  // Before the form's own effect, which puts the keyboard into its first field.
  useLayoutEffect(() => {
    if (top !== undefined && dialog.current?.open === false) dialog.current.showModal();
    if (top === undefined) dialog.current?.close();
  }, [top === undefined]);
  return (
    <dialog
      ref={dialog}
      class="dialog modal"
      aria-labelledby="modal-title"
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        if (top !== undefined) void act({ kind: 'close', viewId: top.id });
      }}
    >
      {top === undefined ? null : <ModalForm key={top.id} view={top} isStacked={stack.length > 1} />}
    </dialog>
  );
};
