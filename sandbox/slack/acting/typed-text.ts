import type { World } from '../workspace/world.ts';

/** How Slack writes mentions: with the name, as in commands, or the id alone, as in messages. */
type Labels = 'labelled' | 'bare';

const special = /<[@#!][^<>\s]+>|https?:\/\/[^\s<>]+|[@#][\p{L}\p{N}][\p{L}\p{N}._-]*/gu;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const personMention = (world: World, handle: string, labels: Labels): string | undefined => {
  const person = [...world.people.values()].find((each) => each.name === handle || each.id === handle);
  if (person !== undefined)
    return labels === 'labelled' ? `<@${person.id}|${person.name}>` : `<@${person.id}>`;
  const group = [...world.groups.values()].find((each) => each.handle === handle || each.id === handle);
  if (group !== undefined)
    return labels === 'labelled' ? `<!subteam^${group.id}|@${group.handle}>` : `<!subteam^${group.id}>`;
  return ['here', 'channel', 'everyone'].includes(handle) ? `<!${handle}>` : undefined;
};

const channelMention = (world: World, name: string): string | undefined => {
  const channel = [...world.channels.values()].find((each) => each.name === name || each.id === name);
  return channel === undefined ? undefined : `<#${channel.id}|${channel.name}>`;
};

const marked = (world: World, word: string, labels: Labels): string => {
  if (word.startsWith('http')) return `<${escaped(word)}>`;
  const inner = word
    .replace(/^<(.*)>$/, '$1')
    .replace(/\|.*$/, '')
    .slice(1);
  if (word.startsWith('<!')) return word;
  const found = /^<?@/.test(word) ? personMention(world, inner, labels) : channelMention(world, inner);
  return found ?? escaped(word);
};

/** What a person typed, as Slack sends it: entities escaped, `@names`, `#channels` and links marked. */
export const typedText = (world: World, typed: string, labels: Labels): string => {
  let result = '';
  let from = 0;
  for (const match of typed.matchAll(special)) {
    result += escaped(typed.slice(from, match.index)) + marked(world, match[0], labels);
    from = match.index + match[0].length;
  }
  return result + escaped(typed.slice(from));
};
