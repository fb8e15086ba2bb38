/** Where blocks are shown; some block types are refused on some surfaces. */
export type Surface = 'message' | 'modal' | 'home';

/** Why Slack would refuse a message or a view: its words, and a JSON pointer to the place. */
export interface Problem {
  readonly error:
    | 'invalid_blocks'
    | 'msg_too_long'
    | 'msg_blocks_too_long'
    | 'no_text'
    | 'too_many_attachments'
    | 'invalid_metadata';
  readonly message: string;
  readonly pointer: string;
}

/** The line that Slack puts into `response_metadata.messages`. */
export const problemLine = (problem: Problem): string =>
  `[ERROR] ${problem.message} [json-pointer:${problem.pointer}]`;
