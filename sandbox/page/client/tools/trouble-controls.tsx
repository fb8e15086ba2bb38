import type { JSX } from 'preact';
import { usePart } from '../feed/use-part.ts';
import { useSession } from '../shell/session.ts';

/** What can be broken on purpose. The words are the server's; so is what they do. */
export const TroubleControls = (): JSX.Element => {
  const troubles = usePart('trouble') ?? [];
  const { act, tell } = useSession();
  const set = async (name: string, isOn: boolean): Promise<void> => {
    const result = await act({ kind: 'trouble', name, isOn });
    if (!result.ok) tell(result.words);
  };
  return (
    <div class="ticks">
      {troubles.map((each) => (
        <label key={each.name} class="tick">
          <input
            type="checkbox"
            role="switch"
            checked={each.isOn}
            onChange={(event) => void set(each.name, event.currentTarget.checked)}
          />
          <span>
            {each.words}
            <span class="option-detail">{each.detail}</span>
          </span>
        </label>
      ))}
    </div>
  );
};
