import { type Fields, fieldsListOf, stringOf } from '../json.ts';
import { cardBlocks, childBlocks } from './blocks-card.ts';
import { chartBlocks } from './blocks-chart.ts';
import { interactiveBlocks } from './blocks-interactive.ts';
import { mediaBlocks } from './blocks-media.ts';
import { planBlocks } from './blocks-plan.ts';
import { tableBlocks } from './blocks-table.ts';
import { textBlocks } from './blocks-text.ts';
import { byType, type Check, type Look, list, refuse } from './check.ts';

/** Every block type that Slack knows, and its limits. What is not here is refused. */
const blockRules: Readonly<Record<string, Check>> = {
  ...textBlocks,
  ...interactiveBlocks,
  ...mediaBlocks,
  ...tableBlocks,
  ...chartBlocks,
  ...planBlocks,
  ...cardBlocks,
};

const block = byType(blockRules);

/** How many of a block one message may hold. */
const perMessage: Readonly<Record<string, number>> = { table: 1, plan: 1, data_visualization: 2 };
const markdownTogether = 12_000;

const everyBlock = (blocks: readonly Fields[]): readonly Fields[] =>
  blocks.flatMap((each) => [each, ...everyBlock(childBlocks(each))]);

const checkIds = (blocks: readonly Fields[], at: string, look: Look): void => {
  const ids = new Set<string>();
  for (const each of everyBlock(blocks)) {
    const id = stringOf(each['block_id']);
    if (id === undefined) continue;
    if (ids.has(id)) refuse(look, at, `\`block_id\` must be unique: ${id}`);
    ids.add(id);
  }
};

const checkActionIds = (blocks: readonly Fields[], at: string, look: Look): void => {
  blocks.forEach((each, index) => {
    const elements = each['type'] === 'card' ? each['actions'] : each['elements'];
    const ids = fieldsListOf(elements).flatMap((element) => stringOf(element['action_id']) ?? []);
    for (const [place, id] of ids.entries()) {
      if (ids.indexOf(id) === place) continue;
      refuse(
        look,
        `${at}/${index}/elements/${place}/action_id`,
        `action_id \`${id}\` already exists for another block element`,
      );
    }
    checkActionIds(childBlocks(each), `${at}/${index}/child_blocks`, look);
  });
};

const checkCounts = (blocks: readonly Fields[], at: string, look: Look): void => {
  const every = everyBlock(blocks);
  for (const [type, most] of Object.entries(perMessage)) {
    const count = every.filter((each) => each['type'] === type).length;
    if (count > most) refuse(look, at, `no more than ${most} ${type} blocks allowed`);
  }
  const markdown = every.filter((each) => each['type'] === 'markdown');
  const length = markdown.reduce((sum, each) => sum + (stringOf(each['text'])?.length ?? 0), 0);
  if (length > markdownTogether && markdown.length > 1) {
    refuse(look, at, `markdown must be less than ${markdownTogether + 1} characters together`);
  }
};

/** Every rule about a list of blocks on its surface. */
export const checkBlocks: Check = (value, at, look) => {
  list(block, look.surface === 'message' ? 50 : 100)(value, at, look);
  const blocks = fieldsListOf(value);
  checkIds(blocks, at, look);
  checkActionIds(blocks, at, look);
  if (look.surface === 'message') checkCounts(blocks, at, look);
  const focused = blocks.filter((each) => {
    const element = each['element'];
    return (
      typeof element === 'object' &&
      element !== null &&
      'focus_on_load' in element &&
      element.focus_on_load === true
    );
  });
  if (focused.length > 1) refuse(look, at, 'only one element may have focus_on_load');
};
