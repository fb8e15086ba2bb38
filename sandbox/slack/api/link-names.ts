import type { World } from '../workspace/world.ts';

const handle = /(?<![<\w|])@([\p{L}\p{N}][\p{L}\p{N}._-]*)/gu;

const mention = (world: World, name: string): string | undefined => {
  if (['here', 'channel', 'everyone'].includes(name)) return `<!${name}>`;
  const person = [...world.people.values()].find((each) => each.name === name);
  if (person !== undefined) return `<@${person.id}>`;
  const group = [...world.groups.values()].find((each) => each.handle === name);
  return group === undefined ? undefined : `<!subteam^${group.id}>`;
};

/** What `link_names` and `parse: full` do: every `@name` in plain text calls somebody. */
export const withNamesLinked = (world: World, text: string): string =>
  text.replaceAll(handle, (typed, name: string) => mention(world, name) ?? typed);
