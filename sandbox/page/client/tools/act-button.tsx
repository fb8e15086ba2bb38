import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Act } from '../../wire/acts.ts';
import { useSession } from '../shell/session.ts';

interface ActButtonProps {
  readonly act: Act;
  readonly children: ComponentChildren;
  readonly isDisabled?: boolean;
  readonly label?: string;
  readonly done?: string;
}

/** A button of the panel that does one thing to the world, and says so when it could not. */
export const ActButton = ({
  act,
  children,
  isDisabled = false,
  label,
  done,
}: ActButtonProps): JSX.Element => {
  const session = useSession();
  const [isBusy, setBusy] = useState(false);
  const press = async (): Promise<void> => {
    if (isBusy || isDisabled) return;
    setBusy(true);
    const result = await session.act(act);
    setBusy(false);
    if (!result.ok) session.tell(result.words);
    else if (done !== undefined) session.tell(done);
  };
  return (
    <button
      type="button"
      class={`button button-small${isBusy ? ' is-busy' : ''}`}
      aria-label={label}
      aria-disabled={isBusy || isDisabled}
      onClick={() => void press()}
    >
      {children}
    </button>
  );
};
