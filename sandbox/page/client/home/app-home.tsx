import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ViewPart } from '../../wire/parts.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { StageContext } from '../blocks/stage.ts';
import { useStageFor } from '../blocks/use-stage.ts';
import { MainHeader } from '../channel/channel-view.tsx';
import { usePart } from '../feed/use-part.ts';
import { Avatar } from '../shell/avatar.tsx';
import { useSession } from '../shell/session.ts';
import { AppTabs } from './app-tabs.tsx';

const Published = ({ view }: { view: ViewPart }): JSX.Element => {
  const stage = useStageFor({ surface: 'home', spot: { viewId: view.id }, known: view.values });
  return (
    <StageContext.Provider value={stage}>
      <Blocks blocks={view.blocks} />
    </StageContext.Provider>
  );
};

/** The bot's App Home, as the person one is sees it. */
export const AppHome = (): JSX.Element => {
  const { act, personId } = useSession();
  const home = usePart('home');
  const bot = usePart('people')?.find((each) => each.name === 'waybill');
  useEffect(() => {
    void act({ kind: 'open-home' });
  }, [personId]);
  return (
    <>
      <MainHeader
        title={
          <>
            <Avatar person={bot} size={20} /> Waybill
          </>
        }
        detail="App"
      />
      <AppTabs />
      <div class="home" tabIndex={0} role="region" aria-label="App Home">
        {home === null || home === undefined ? (
          <p class="quiet">Waybill has not published an App Home for this person.</p>
        ) : (
          <Published key={home.id} view={home} />
        )}
      </div>
    </>
  );
};
