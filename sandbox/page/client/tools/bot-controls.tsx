import type { JSX } from 'preact';
import { usePart } from '../feed/use-part.ts';
import { ActButton } from './act-button.tsx';

/** Kills the bot's process, stops it politely, starts it again. */
export const BotControls = (): JSX.Element => {
  const bot = usePart('bot');
  const isUp = bot?.state === 'ready' || bot?.state === 'starting';
  return (
    <>
      <p class="quiet">{bot?.words ?? ''}</p>
      <div class="tool-row">
        <ActButton act={{ kind: 'bot', to: 'kill' }} isDisabled={!isUp}>
          Kill (-9)
        </ActButton>
        <ActButton act={{ kind: 'bot', to: 'stop' }} isDisabled={!isUp}>
          Stop
        </ActButton>
        <ActButton act={{ kind: 'bot', to: 'start' }} isDisabled={isUp}>
          Start
        </ActButton>
      </div>
    </>
  );
};
