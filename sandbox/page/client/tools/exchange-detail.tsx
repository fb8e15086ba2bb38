import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { fieldsOf, isFields, parsedJson, stringOf } from '../../../slack/json.ts';
import { Icon } from '../shell/icon.tsx';
import { useSession } from '../shell/session.ts';

/** Slack's clients send blocks as JSON inside of JSON; here they are unpacked to be read. */
const unpacked = (value: unknown): unknown => {
  if (typeof value === 'string' && /^[[{]/.test(value)) return parsedJson(value) ?? value;
  if (Array.isArray(value)) return value.map(unpacked);
  return isFields(value)
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unpacked(each)]))
    : value;
};

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(unpacked(value), null, 2);

const Body = ({ title, value }: { title: string; value: unknown }): JSX.Element => (
  <>
    <h3>{title}</h3>
    <pre tabIndex={0}>{value === undefined || value === null ? '(empty)' : shown(value)}</pre>
  </>
);

/** What went out and what came back; fetched when it is opened. */
export const ExchangeDetail = ({ id }: { id: string }): JSX.Element => {
  const { tell } = useSession();
  const [detail, setDetail] = useState<unknown>();
  useEffect(() => {
    void fetch(`/exchange/${encodeURIComponent(id)}`)
      .then((response) => response.json())
      .then(setDetail, () => tell('The sandbox does not answer.'));
  }, [id]);
  if (detail === undefined) return <p class="quiet">Loading…</p>;
  const { curl, request, answer } = fieldsOf(detail);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(stringOf(curl) ?? '');
    tell('Copied.');
  };
  return (
    <div class="exchange-detail">
      <button type="button" class="button button-small" onClick={() => void copy()}>
        <Icon name="copy" /> Copy as curl
      </button>
      <Body title="Request" value={request} />
      <Body title="Answer" value={answer} />
    </div>
  );
};
