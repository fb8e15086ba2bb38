import { type Fields, fieldsListOf, isFields } from '../json.ts';
import { checkMessage } from '../limits/message.ts';
import { type Problem, problemLine } from '../limits/problem.ts';
import { structureArg, textArg } from './arguments.ts';
import { ApiFailure, type Call } from './call.ts';

/** Beyond this a posted text is cut. */
const cutAt = 40_000;

/** What a message is to say, after every limit was checked. */
export interface Said {
  readonly text: string | undefined;
  readonly blocks: readonly Fields[] | undefined;
  readonly attachments: readonly Fields[] | undefined;
  readonly metadata: Fields | undefined;
}

const failure = (problems: readonly Problem[]): ApiFailure => {
  const [first] = problems;
  if (first?.error === 'invalid_blocks') {
    const messages = problems.filter((each) => each.error === 'invalid_blocks').map(problemLine);
    return new ApiFailure('invalid_blocks', {
      errors: messages.map((each) => each.replace('[ERROR] ', '')),
      response_metadata: { messages },
    });
  }
  if (first?.error === 'invalid_metadata') return new ApiFailure('invalid_metadata_format');
  return new ApiFailure(first?.error ?? 'internal_error');
};

/**
 * Reads text, blocks, attachments and metadata, and refuses what Slack refuses. A post that is too
 * long is cut; an update that is too long is refused.
 */
export const saidArg = (call: Call, use: 'post' | 'update'): Said => {
  const blocks = structureArg(call, 'blocks', 'invalid_blocks_format');
  const attachments = structureArg(call, 'attachments', 'invalid_attachments');
  const metadata = structureArg(call, 'metadata', 'invalid_metadata_format');
  const text = textArg(call, 'text') ?? textArg(call, 'markdown_text');
  if (blocks !== undefined && !Array.isArray(blocks)) throw new ApiFailure('invalid_blocks_format');
  const found = checkMessage({ text, blocks, attachments, metadata });
  const counts = found.filter((each) => {
    if (each.error === 'msg_too_long')
      return use === 'update' && (blocks === undefined || (text ?? '').length > cutAt);
    return each.error !== 'no_text' || use === 'post' || (blocks === undefined && attachments === undefined);
  });
  const worst = counts.toSorted(
    (a, b) => Number(b.error === 'invalid_blocks') - Number(a.error === 'invalid_blocks'),
  );
  if (worst.length > 0) throw failure(worst);
  return {
    text: text?.slice(0, cutAt),
    blocks: blocks === undefined ? undefined : fieldsListOf(blocks),
    attachments: attachments === undefined ? undefined : fieldsListOf(attachments),
    metadata: isFields(metadata) ? metadata : undefined,
  };
};
