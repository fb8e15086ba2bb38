import type { JSX } from 'preact';
import { stringOf, wordsOf } from '../../../slack/json.ts';
import type { ElementProps } from '../blocks/stage.ts';
import { useElement } from './use-element.ts';

const pad = (number: number): string => String(number).padStart(2, '0');

const localMoment = (seconds: unknown): string => {
  if (typeof seconds !== 'number') return '';
  const at = new Date(seconds * 1000);
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}T${pad(at.getHours())}:${pad(at.getMinutes())}`;
};

interface Kind {
  readonly key: string;
  readonly input: 'date' | 'time' | 'datetime-local';
}

const date: Kind = { key: 'selected_date', input: 'date' };
const kinds: Readonly<Record<string, Kind>> = {
  datepicker: date,
  timepicker: { key: 'selected_time', input: 'time' },
  datetimepicker: { key: 'selected_date_time', input: 'datetime-local' },
};

/** A date, a time, or both. */
export const DateField = (props: ElementProps): JSX.Element => {
  const { held, change } = useElement(props);
  const { key, input } = kinds[String(props.element['type'])] ?? date;
  const isMoment = input === 'datetime-local';
  const read = (value: string): unknown => {
    if (value === '') return null;
    return isMoment ? Math.floor(new Date(value).getTime() / 1000) : value;
  };
  return (
    <input
      class="field field-short"
      type={input}
      value={isMoment ? localMoment(held[key]) : (stringOf(held[key]) ?? '')}
      aria-label={props.labelledBy === undefined ? wordsOf(props.element['placeholder']) || input : undefined}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      onChange={(event) => void change({ [key]: read(event.currentTarget.value) })}
    />
  );
};
