import type { JSX } from 'preact';
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ChannelView } from '../channel/channel-view.tsx';
import { ThreadPane } from '../channel/thread-pane.tsx';
import { ConfirmProvider } from '../elements/confirm.tsx';
import { sendAct } from '../feed/send-act.ts';
import { FeedContext, usePart } from '../feed/use-part.ts';
import { AppHome } from '../home/app-home.tsx';
import { Modals } from '../modal/modal.tsx';
import { Inspector } from '../tools/inspector.tsx';
import { WorldPanel } from '../tools/world-panel.tsx';
import { keepPerson, keptPerson } from './kept-person.ts';
import { type Pane, type Place, type Session, SessionContext, useSession } from './session.ts';
import { Sidebar } from './sidebar.tsx';
import { Toast } from './toast.tsx';
import { Topbar } from './topbar.tsx';

const SidePane = (): JSX.Element | null => {
  const { pane } = useSession();
  if (pane?.kind === 'thread') return <ThreadPane key={pane.ts} channel={pane.channel} ts={pane.ts} />;
  if (pane?.kind === 'world') return <WorldPanel />;
  if (pane?.kind === 'inspector') return <Inspector />;
  return null;
};

const Middle = (): JSX.Element => {
  const { place } = useSession();
  const channels = usePart('channels');
  if (place?.kind === 'home') return <AppHome />;
  const channel = channels?.find((each) => place?.kind === 'channel' && each.id === place.id);
  if (channel === undefined)
    return <p class="nothing">{channels === undefined ? 'Connecting…' : 'Choose a channel.'}</p>;
  return <ChannelView key={channel.id} channel={channel} />;
};

const isNarrow = (): boolean => matchMedia('(max-width: 720px)').matches;

const Workspace = (): JSX.Element => {
  const { place, pane, go } = useSession();
  const channels = usePart('channels');
  const started = useRef(false);
  const isThere =
    place?.kind === 'home' || channels?.some((each) => place?.kind === 'channel' && each.id === place.id);
  useEffect(() => {
    const first = channels?.find((each) => each.name === 'releases') ?? channels?.[0];
    const isLost = place !== undefined && isThere === false;
    if (first === undefined || (started.current && !isLost)) return;
    started.current = true;
    if (isThere !== true && (place !== undefined || !isNarrow())) go({ kind: 'channel', id: first.id });
  }, [channels, place]);
  const shown = pane !== undefined ? 'pane' : place !== undefined ? 'main' : 'list';
  return (
    <div class={`app shows-${shown}${pane === undefined ? '' : ' has-pane'}`}>
      <Topbar />
      <Sidebar />
      <main class="main">
        <Middle />
      </main>
      <SidePane />
      <Modals />
    </div>
  );
};

/** The whole page for one tab: one person, one place, one pane. */
export const App = (): JSX.Element => {
  const feed = useContext(FeedContext);
  const [personId, setPersonId] = useState(keptPerson);
  const [place, setPlace] = useState<Place>();
  const [pane, setPane] = useState<Pane>();
  const [words, setWords] = useState('');
  useEffect(() => {
    keepPerson(personId);
    feed.follow(personId);
  }, [personId]);
  const session = useMemo<Session>(
    () => ({
      personId,
      become: (next) => {
        setPane((now) => (now?.kind === 'thread' ? undefined : now));
        setPersonId(next);
      },
      place,
      go: (next) => {
        setPlace(next);
        setPane((now) => (now?.kind === 'thread' || isNarrow() ? undefined : now));
      },
      pane,
      openPane: setPane,
      act: (act) => sendAct(personId, act),
      tell: setWords,
    }),
    [personId, place, pane],
  );
  return (
    <SessionContext.Provider value={session}>
      <ConfirmProvider>
        <Workspace />
        <Toast words={words} done={() => setWords('')} />
      </ConfirmProvider>
    </SessionContext.Provider>
  );
};
