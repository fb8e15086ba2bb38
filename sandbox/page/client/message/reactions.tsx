import type { JSX } from 'preact';
import type { MessagePart } from '../../wire/parts.ts';
import { usePart } from '../feed/use-part.ts';
import { emojiByName } from '../text/emoji.ts';

/** Who reacted with what. */
export const Reactions = ({ reactions }: Pick<MessagePart, 'reactions'>): JSX.Element | null => {
  const people = usePart('people') ?? [];
  const given = reactions.filter((each) => each.users.length > 0);
  if (given.length === 0) return null;
  return (
    <ul class="reactions">
      {given.map(({ name, users }) => {
        const names = users.map((id) => people.find((each) => each.id === id)?.realName ?? id).join(', ');
        return (
          <li key={name} title={`${names} reacted with :${name}:`}>
            {emojiByName.get(name) ?? `:${name}:`} {users.length}
          </li>
        );
      })}
    </ul>
  );
};
