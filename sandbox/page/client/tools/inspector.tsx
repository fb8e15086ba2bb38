import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ExchangePart } from '../../wire/parts.ts';
import { usePart } from '../feed/use-part.ts';
import { PaneFrame } from '../shell/pane-frame.tsx';
import { ExchangeDetail } from './exchange-detail.tsx';

type Between = 'all' | 'Slack' | 'GitHub';

const isBetween = (exchange: ExchangePart, between: Between): boolean =>
  between === 'all' || exchange.from === between || exchange.to === between;

const statusWords = (exchange: ExchangePart): string => {
  if (exchange.status === undefined) return '…';
  return exchange.status === 0 ? 'no answer' : String(exchange.status);
};

const Row = ({ exchange }: { exchange: ExchangePart }): JSX.Element => {
  const [isOpen, setOpen] = useState(false);
  const isBad = exchange.problem !== undefined || exchange.status === 0 || (exchange.status ?? 0) >= 400;
  return (
    <li class={isBad ? 'exchange is-bad' : 'exchange'}>
      <button type="button" class="exchange-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span class="exchange-way">{`${exchange.from} → ${exchange.to}`}</span>
        <span class="exchange-what">{exchange.what}</span>
        <span class="exchange-status">{statusWords(exchange)}</span>
        <span class="exchange-time">
          {exchange.durationMs === undefined ? '' : `${Math.round(exchange.durationMs)} ms`}
        </span>
        {exchange.problem === undefined ? null : <span class="exchange-problem">{exchange.problem}</span>}
      </button>
      {isOpen ? <ExchangeDetail id={exchange.id} /> : null}
    </li>
  );
};

/** Each request and answer between the bot and the two stand-ins, newest first. */
export const Inspector = (): JSX.Element => {
  const exchanges = usePart('exchanges') ?? [];
  const [between, setBetween] = useState<Between>('all');
  const choices: readonly Between[] = ['all', 'Slack', 'GitHub'];
  return (
    <PaneFrame title="Inspector" detail="tokens are masked">
      <div class="segments" role="group" aria-label="Show requests between the bot and">
        {choices.map((each) => (
          <button
            key={each}
            type="button"
            class="segment"
            aria-pressed={between === each}
            onClick={() => setBetween(each)}
          >
            {each === 'all' ? 'Everything' : `Bot and ${each}`}
          </button>
        ))}
      </div>
      <ol class="exchanges" tabIndex={0} aria-label="Requests, newest first">
        {exchanges
          .filter((each) => isBetween(each, between))
          .toReversed()
          .map((each) => (
            <Row key={each.id} exchange={each} />
          ))}
      </ol>
    </PaneFrame>
  );
};
