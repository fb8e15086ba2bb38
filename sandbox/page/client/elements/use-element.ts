import { type Fields, fieldsOf, isFields, stringOf } from '../../../slack/json.ts';
import { type ElementProps, elementKey, useStage } from '../blocks/stage.ts';
import { useConfirm } from './confirm.tsx';

interface Held {
  readonly actionId: string;
  /** What it holds now, as in `state.values`; empty before anybody touched it. */
  readonly held: Fields;
  readonly isBusy: boolean;
  readonly hasFailed: boolean;
  /**
   * Takes a new value, asking first where the bot wants that; false when the person thought better of it.
   * `label` names the half of an element that has several.
   */
  readonly change: (value: Fields, label?: string) => Promise<boolean>;
}

/** The life of one interactive element. */
export const useElement = ({ element, blockId, isDispatching }: ElementProps): Held => {
  const stage = useStage();
  const ask = useConfirm();
  const actionId = stringOf(element['action_id']) ?? '';
  const key = elementKey(blockId, actionId);
  const change = async (value: Fields, label?: string): Promise<boolean> => {
    if (stage.busy.has(key)) return false;
    if (isFields(element['confirm']) && !(await ask(element['confirm']))) return false;
    if (label === undefined) stage.enter(blockId, actionId, value);
    if (isDispatching) stage.press({ blockId, actionId, value, label });
    return true;
  };
  return {
    actionId,
    held: fieldsOf(stage.values[blockId]?.[actionId]),
    isBusy: stage.busy.has(key),
    hasFailed: stage.failed.has(key),
    change,
  };
};
