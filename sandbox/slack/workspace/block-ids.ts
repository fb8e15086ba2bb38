import { type Fields, fieldsListOf, isFields } from '../json.ts';
import type { World } from './world.ts';

const shortId = (world: World): string => world.nextId('').slice(2, 7).toLowerCase();

const interactive = /button|select|checkboxes|overflow|picker|input|radio/;

const withActionId = (world: World, element: unknown): unknown =>
  isFields(element) && interactive.test(String(element['type'])) && element['action_id'] === undefined
    ? { ...element, action_id: shortId(world) }
    : element;

const mapped = (block: Fields, key: string, change: (value: unknown) => unknown): Fields =>
  Array.isArray(block[key]) ? { [key]: block[key].map(change) } : {};

const withId = (world: World, block: Fields): Fields => {
  const act = (value: unknown): unknown => withActionId(world, value);
  const isNest = block['type'] === 'carousel';
  return {
    ...block,
    block_id: block['block_id'] ?? shortId(world),
    ...(block['type'] === 'rich_text' || isNest ? {} : mapped(block, 'elements', act)),
    ...(block['type'] === 'card' ? mapped(block, 'actions', act) : {}),
    ...(isNest ? { elements: withIds(world, block['elements']) } : {}),
    ...(block['child_blocks'] === undefined ? {} : { child_blocks: withIds(world, block['child_blocks']) }),
    ...(block['element'] === undefined ? {} : { element: act(block['element']) }),
    ...(block['accessory'] === undefined ? {} : { accessory: act(block['accessory']) }),
  };
};

/** Blocks as Slack stores them: those without `block_id`, and elements without `action_id`, get one. */
export function withIds(world: World, blocks: unknown): readonly Fields[] {
  return fieldsListOf(blocks).map((block) => withId(world, block));
}
