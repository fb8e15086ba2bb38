import { type Fields, fieldsListOf, isFields, listOf, parsedJson, stringOf } from '../json.ts';
import { checkBlocks } from './blocks.ts';
import type { Look } from './check.ts';
import type { Problem } from './problem.ts';

/** Slack advises 4,000 characters, and refuses an update that is longer. */
const advisedTextLength = 4000;

const checkWords = (payload: Fields): readonly Problem[] => {
  const text = stringOf(payload['text']) ?? '';
  const hasContent =
    text.trim() !== '' ||
    listOf(payload['blocks']).length > 0 ||
    listOf(payload['attachments']).length > 0 ||
    (stringOf(payload['markdown_text']) ?? '') !== '';
  if (!hasContent) return [{ error: 'no_text', message: 'No message text provided', pointer: '/text' }];
  if (text.length <= advisedTextLength) return [];
  const message = `must be less than ${advisedTextLength + 1} characters`;
  return [{ error: 'msg_too_long', message, pointer: '/text' }];
};

/** Seen, not documented: with markdown in it, a message's blocks may hold about so much together. */
const togetherWithMarkdown = 13_200;

const textLength = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + textLength(each), 0);
  if (!isFields(value)) return 0;
  const { text, ...rest } = value;
  const own = typeof text === 'string' ? text.length : textLength(text);
  return own + Object.values(rest).reduce<number>((sum, each) => sum + textLength(each), 0);
};

const checkTogether = (blocks: unknown): readonly Problem[] => {
  const hasMarkdown = fieldsListOf(blocks).some((each) => each['type'] === 'markdown');
  if (!hasMarkdown || textLength(blocks) <= togetherWithMarkdown) return [];
  const message = `must be less than ${togetherWithMarkdown + 1} characters together with markdown`;
  return [{ error: 'msg_blocks_too_long', message, pointer: '/blocks' }];
};

const checkMetadata = (metadata: unknown): readonly Problem[] => {
  const value = typeof metadata === 'string' ? parsedJson(metadata) : metadata;
  if (value === undefined) return [];
  const isGood =
    isFields(value) && typeof value['event_type'] === 'string' && isFields(value['event_payload']);
  const message = 'must provide event_type and event_payload';
  return isGood ? [] : [{ error: 'invalid_metadata', message, pointer: '/metadata' }];
};

/**
 * What Slack would object to in a message (`chat.postMessage`, `chat.update`, `respond`): an empty
 * list when it would be shown as it is. Blocks may be a list or its JSON.
 */
export const checkMessage = (given: Fields): readonly Problem[] => {
  const blocks = typeof given['blocks'] === 'string' ? parsedJson(given['blocks']) : given['blocks'];
  const payload: Fields = { ...given, blocks };
  const look: Look = {
    surface: 'message',
    problems: [...checkWords(payload), ...checkMetadata(given['metadata']), ...checkTogether(blocks)],
  };
  if (given['blocks'] !== undefined) checkBlocks(blocks, '/blocks', look);
  listOf(payload['attachments']).forEach((attachment, index) => {
    if (isFields(attachment) && attachment['blocks'] !== undefined) {
      checkBlocks(attachment['blocks'], `/attachments/${index}/blocks`, look);
    }
  });
  if (listOf(payload['attachments']).length > 100) {
    look.problems.push({
      error: 'too_many_attachments',
      message: 'too many attachments',
      pointer: '/attachments',
    });
  }
  return look.problems;
};
