import { quote } from './quote.ts';

/** What is wrong with a value, and what would be right. */
export type Fault = { readonly message: string; readonly hint: string };

/**
 * Both sentences in one text, since zod carries one. Neither has a line break: values are quoted as JSON.
 */
export function faultText({ message, hint }: Fault): string {
  return `${message}\n${hint}`;
}

/** Reads a zod message back; one that zod made itself has no hint. */
export function readFault(text: string): Fault {
  const [message = '', hint = ''] = text.split('\n');
  return { message, hint };
}

/** Says that a value is not what belongs there: `"30" is not a duration. Write …` */
export function notA(noun: string, hint: string): (issue: { readonly input?: unknown }) => string {
  return ({ input }) =>
    faultText({
      message: input === undefined ? 'This key is missing.' : `${quote(input)} is not ${noun}.`,
      hint,
    });
}
