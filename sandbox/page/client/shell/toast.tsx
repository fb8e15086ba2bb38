import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';

const shownMs = 6000;

/** A word from the page itself, for a few seconds. */
export const Toast = ({ words, done }: { words: string; done: () => void }): JSX.Element => {
  useEffect(() => {
    if (words === '') return undefined;
    const timer = setTimeout(done, shownMs);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <div class="toast-holder" role="status" aria-live="polite">
      {words === '' ? null : (
        <button type="button" class="toast" onClick={done}>
          {words}
        </button>
      )}
    </div>
  );
};
