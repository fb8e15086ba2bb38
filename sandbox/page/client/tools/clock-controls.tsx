import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../shell/use-reader.ts';
import { slackDate } from '../text/slack-date.ts';
import { ActButton } from './act-button.tsx';

const minuteMs = 60_000;
const steps = [
  ['1 minute', minuteMs],
  ['10 minutes', 10 * minuteMs],
  ['1 hour', 60 * minuteMs],
  ['1 day', 1440 * minuteMs],
  ['1 week', 10_080 * minuteMs],
] as const;

/** Moves the clock of all three processes forward; it never goes back. */
export const ClockControls = (): JSX.Element => {
  const reader = useReader();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const now = slackDate(reader.now.getTime() / 1000, '{date_long}, {time_secs}', '', reader);
  return (
    <>
      <p class="quiet">{`${now} (${reader.timeZone})`}</p>
      <div class="tool-row">
        {steps.map(([words, byMs]) => (
          <ActButton key={words} act={{ kind: 'clock', byMs }} label={`Move the clock forward by ${words}`}>
            {`+ ${words}`}
          </ActButton>
        ))}
      </div>
    </>
  );
};
