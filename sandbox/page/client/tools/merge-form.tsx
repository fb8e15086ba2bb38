import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useSession } from '../shell/session.ts';

/** Writes a pull request with a title of one's own, and merges it. */
export const MergeForm = (): JSX.Element => {
  const { act, tell } = useSession();
  const [title, setTitle] = useState('');
  const merge = async (): Promise<void> => {
    if (title.trim() === '') return;
    const result = await act({ kind: 'land', title: title.trim() });
    if (result.ok) setTitle('');
    tell(result.ok ? 'Merged.' : result.words);
  };
  return (
    <form
      class="tool-row"
      onSubmit={(event) => {
        event.preventDefault();
        void merge();
      }}
    >
      <input
        class="field"
        value={title}
        placeholder="feat: a title of your own"
        aria-label="Title of a pull request to merge"
        onInput={(event) => setTitle(event.currentTarget.value)}
      />
      <button type="submit" class="button button-small">
        Open and merge
      </button>
    </form>
  );
};
