import type { JSX } from 'preact';
import { Menu } from '../elements/menu.tsx';
import { useConnection, usePart } from '../feed/use-part.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { type Pane, useSession } from './session.ts';
import { ThemeButton } from './theme.tsx';

const WhoAmI = (): JSX.Element => {
  const { personId, become } = useSession();
  const people = usePart('people') ?? [];
  const me = people.find((each) => each.id === personId);
  return (
    <Menu
      label="Become somebody else"
      hasWords={true}
      triggerClass="who"
      trigger={
        <>
          <span class="only-spoken">You are</span>
          <Avatar person={me} size={24} />
          <span class="who-words">
            <b>{me?.realName ?? '…'}</b>
            <small>{me?.role ?? ''}</small>
          </span>
          <Icon name="caret" />
        </>
      }
      items={people
        .filter((each) => each.role !== undefined)
        .map((each) => ({
          key: each.id,
          words: (
            <span class="who-item">
              <Avatar person={each} size={24} /> {each.realName}
            </span>
          ),
          detail: each.role,
          isChosen: each.id === personId,
          pick: () => become(each.id),
        }))}
    />
  );
};

const botWords = {
  starting: 'starting',
  ready: 'running',
  stopping: 'stopping',
  stopped: 'down',
  failed: 'failed',
} as const;

const BotState = (): JSX.Element | null => {
  const bot = usePart('bot');
  const isConnected = useConnection();
  if (!isConnected)
    return (
      <span class="state state-failed" role="status">
        The sandbox does not answer
      </span>
    );
  if (bot === undefined) return null;
  return (
    <span class={`state state-${bot.state}`} role="status" title={bot.words}>
      {`Bot ${botWords[bot.state]}`}
    </span>
  );
};

const PaneButton = ({
  kind,
  icon,
  words,
}: {
  kind: 'world' | 'inspector';
  icon: 'globe' | 'inspect';
  words: string;
}): JSX.Element => {
  const { pane, openPane } = useSession();
  const isOpen = pane?.kind === kind;
  const next: Pane = isOpen ? undefined : { kind };
  return (
    <button
      type="button"
      class="top-button"
      aria-pressed={isOpen}
      aria-label={words}
      title={words}
      onClick={() => openPane(next)}
    >
      <Icon name={icon} />
      <span class="only-wide">{words}</span>
    </button>
  );
};

/** Who one is, and the two panels that Slack does not have. */
export const Topbar = (): JSX.Element => {
  const team = usePart('team');
  return (
    <header class="topbar">
      <span class="team">
        <b>{team?.name ?? ''}</b> <span class="only-wide">· sandbox</span>
      </span>
      <BotState />
      <span class="topbar-tools">
        <PaneButton kind="world" icon="globe" words="World outside" />
        <PaneButton kind="inspector" icon="inspect" words="Inspector" />
        <ThemeButton />
        <WhoAmI />
      </span>
    </header>
  );
};
