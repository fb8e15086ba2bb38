import type { JSX } from 'preact';
import type { PersonPart } from '../../wire/parts.ts';

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();

const tint = (id: string): number =>
  Array.from(id, (each) => each.codePointAt(0) ?? 0).reduce((sum, each) => sum + each, 0) % 8;

const Parcel = (): JSX.Element => (
  <svg viewBox="0 0 36 36" aria-hidden="true">
    <path d="M18 6l11 5v14l-11 5-11-5V11zM7 11l11 5 11-5M18 16v14M12.5 8.5l11 5" />
  </svg>
);

/** Somebody's picture: their initials on a colour of their own; the bot has a parcel. */
export const Avatar = ({
  person,
  size = 36,
}: {
  person: PersonPart | undefined;
  size?: 20 | 24 | 36;
}): JSX.Element => {
  const isWaybill = person?.isBot === true && person.name === 'waybill';
  return (
    <span
      class={`avatar avatar-${size} ${isWaybill ? 'avatar-bot' : `tint-${tint(person?.id ?? '')}`}`}
      aria-hidden="true"
    >
      {isWaybill ? <Parcel /> : initials(person?.realName ?? '?')}
    </span>
  );
};
