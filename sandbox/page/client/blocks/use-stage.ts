import { useState } from 'preact/hooks';
import type { Fields } from '../../../slack/json.ts';
import type { Spot, Values } from '../../wire/acts.ts';
import { useSession } from '../shell/session.ts';
import { elementKey, type Pressed, type Stage } from './stage.ts';

interface StageGiven {
  readonly surface: Stage['surface'];
  readonly spot: Spot;
  readonly errors?: Stage['errors'];
  /** What the server knows of what was entered; what is entered here comes on top. */
  readonly known: Values;
}

const merged = (known: Values, entered: Values): Values => {
  const all: Record<string, Record<string, Fields>> = {};
  for (const values of [known, entered]) {
    for (const [block, actions] of Object.entries(values)) all[block] = { ...all[block], ...actions };
  }
  return all;
};

const added = (set: ReadonlySet<string>, key: string): ReadonlySet<string> => new Set([...set, key]);
const without = (set: ReadonlySet<string>, key: string): ReadonlySet<string> =>
  new Set([...set].filter((each) => each !== key));

/** The life of a message's or a view's elements: what is entered, what is busy, what went wrong. */
export const useStageFor = ({ surface, spot, errors = {}, known }: StageGiven): Stage => {
  const { act, tell } = useSession();
  const [entered, setEntered] = useState<Values>({});
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState<ReadonlySet<string>>(new Set());
  const values = merged(known, entered);

  const press = async (pressed: Pressed): Promise<void> => {
    const { blockId, actionId } = pressed;
    const key = elementKey(blockId, actionId);
    if (busy.has(key)) return;
    setBusy((now) => added(now, key));
    setFailed((now) => without(now, key));
    const own = { [blockId]: { [actionId]: pressed.value } };
    const inView = 'viewId' in spot ? { values: merged(values, own) } : {};
    const result = await act({ kind: 'press', spot, ...pressed, ...inView });
    setBusy((now) => without(now, key));
    if (result.ok) return;
    setFailed((now) => added(now, key));
    tell(result.words);
  };
  return {
    surface,
    spot,
    values,
    errors,
    busy,
    failed,
    enter: (blockId, actionId, value) =>
      setEntered((now) => merged(now, { [blockId]: { [actionId]: value } })),
    press: (pressed) => void press(pressed),
  };
};
