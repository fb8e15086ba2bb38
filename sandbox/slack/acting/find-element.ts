import { type Fields, fieldsListOf, fieldsOf, wordsOf } from '../json.ts';
import { elementsOf, flatBlocks } from '../workspace/initial-values.ts';

/** An element, by what a person reads on it or by its ids. */
export type Which =
  | string
  | { readonly actionId?: string; readonly blockId?: string; readonly label?: string };

export interface Found {
  readonly block: Fields;
  readonly element: Fields;
  /** The entry of an overflow menu, or the half of a feedback pair, that was named. */
  readonly option?: Fields;
}

const labelsOf = (block: Fields, element: Fields): readonly string[] =>
  [element['text'], element['placeholder'], element['accessibility_label'], block['label']].map(wordsOf);

const withHalves = (block: Fields, element: Fields): readonly Found[] => {
  const halves =
    element['type'] === 'overflow'
      ? fieldsListOf(element['options'])
      : [element['positive_button'], element['negative_button']]
          .map(fieldsOf)
          .filter((each) => 'text' in each);
  const options = halves.map((option) => ({ block, element, option }));
  return [{ block, element }, ...options];
};

const allFound = (blocks: unknown): readonly Found[] =>
  flatBlocks(blocks).flatMap((block) => elementsOf(block).flatMap((element) => withHalves(block, element)));

const matches = (found: Found, which: Exclude<Which, string>): boolean =>
  (which.actionId === undefined || found.element['action_id'] === which.actionId) &&
  (which.blockId === undefined || found.block['block_id'] === which.blockId) &&
  (which.label === undefined ||
    (found.option === undefined
      ? labelsOf(found.block, found.element).includes(which.label)
      : wordsOf(found.option['text']) === which.label));

/** Finds one interactive element; throws, naming what there is, where none or several fit. */
export const findElement = (blocks: unknown, which: Which): Found => {
  const all = allFound(blocks);
  const wanted: readonly Exclude<Which, string>[] =
    typeof which === 'string' ? [{ label: which }, { actionId: which }, { blockId: which }] : [which];
  for (const each of wanted) {
    const first = all.find((found) => matches(found, each));
    if (first !== undefined) return first;
  }
  const named = all.map(({ block, element, option }) => {
    const label =
      option === undefined ? labelsOf(block, element).find((each) => each !== '') : wordsOf(option['text']);
    return `"${label ?? ''}" (${String(element['action_id'])})`;
  });
  throw new Error(
    `There is no ${JSON.stringify(which)} to act on; there is: ${named.join(', ') || 'nothing'}.`,
  );
};
