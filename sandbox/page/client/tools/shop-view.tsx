import type { JSX } from 'preact';
import { usePart } from '../feed/use-part.ts';
import { Group } from './tool-group.tsx';

/** What the users of each environment get, and whether it works. */
export const ShopView = (): JSX.Element | null => {
  const fronts = usePart('shop') ?? [];
  if (fronts.length === 0) return null;
  return (
    <Group title="The shop that is deployed">
      <ul class="plain-list">
        {fronts.map(({ environment, version, isBroken }) => (
          <li key={environment} class="run">
            <div>
              <b>{environment}</b>
              <span class="quiet">{version}</span>
              <span class={`run-state run-${isBroken ? 'failure' : 'success'}`}>
                {isBroken ? 'broken: it answers 500' : 'works'}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Group>
  );
};
