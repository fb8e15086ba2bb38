import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Fields } from '../../../slack/json.ts';
import type { Spot, Values } from '../../wire/acts.ts';

/** An element that somebody used. */
export interface Pressed {
  readonly blockId: string;
  readonly actionId: string;
  readonly value: Fields;
  /** The words on the half that was meant, in an element that has several. */
  readonly label: string | undefined;
}

/** Where blocks stand, and what happens when somebody uses an element in them. */
export interface Stage {
  readonly surface: 'message' | 'modal' | 'home';
  readonly spot: Spot;
  readonly values: Values;
  /** The keys of elements whose click the bot has not answered yet. */
  readonly busy: ReadonlySet<string>;
  /** The keys of elements whose last click went wrong. */
  readonly failed: ReadonlySet<string>;
  readonly errors: Readonly<Record<string, string>>;
  readonly enter: (blockId: string, actionId: string, value: Fields) => void;
  readonly press: (pressed: Pressed) => void;
}

export const elementKey = (blockId: string, actionId: string): string => `${blockId}/${actionId}`;

export const StageContext = createContext<Stage>({
  surface: 'message',
  spot: { viewId: '' },
  values: {},
  busy: new Set(),
  failed: new Set(),
  errors: {},
  enter: () => undefined,
  press: () => undefined,
});

export const useStage = (): Stage => useContext(StageContext);

/** What an element is given: itself, its block, and whether a change is told to the bot at once. */
export interface ElementProps {
  readonly element: Fields;
  readonly blockId: string;
  readonly isDispatching: boolean;
  /** The id of the words that name it, in an input block. */
  readonly labelledBy?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly isRequired?: boolean;
}
