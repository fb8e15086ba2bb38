import type { JSX } from 'preact';
import { PaneFrame } from '../shell/pane-frame.tsx';
import { BotControls } from './bot-controls.tsx';
import { ClockControls } from './clock-controls.tsx';
import { GithubControls } from './github-controls.tsx';
import { OutsideView } from './outside-view.tsx';
import { ShopView } from './shop-view.tsx';
import { Group } from './tool-group.tsx';
import { TroubleControls } from './trouble-controls.tsx';

/** What happens around the workspace: GitHub, the bot's process, the clock, and trouble made on purpose. */
export const WorldPanel = (): JSX.Element => (
  <PaneFrame title="World outside" detail="yours to disturb">
    <div class="tools" tabIndex={0} role="region" aria-label="World outside">
      <GithubControls />
      <ShopView />
      <OutsideView />
      <Group title="The bot">
        <BotControls />
      </Group>
      <Group title="The clock">
        <ClockControls />
      </Group>
      <Group title="Trouble">
        <TroubleControls />
      </Group>
    </div>
  </PaneFrame>
);
