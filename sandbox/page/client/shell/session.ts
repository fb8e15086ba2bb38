import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Act, ActResult } from '../../wire/acts.ts';

/** What stands in the middle of the page. */
export type Place = { readonly kind: 'channel'; readonly id: string } | { readonly kind: 'home' };

/** What stands at the side. */
export type Pane =
  | { readonly kind: 'thread'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'world' }
  | { readonly kind: 'inspector' }
  | undefined;

/** Who this tab is, where it looks, and how it acts. */
export interface Session {
  readonly personId: string;
  readonly become: (personId: string) => void;
  readonly place: Place | undefined;
  /** undefined: the list of channels, where there is no room for both. */
  readonly go: (place: Place | undefined) => void;
  readonly pane: Pane;
  readonly openPane: (pane: Pane) => void;
  readonly act: (act: Act) => Promise<ActResult>;
  /** Says something to the reader for a few seconds. */
  readonly tell: (words: string) => void;
}

const nowhere: Session = {
  personId: '',
  become: () => undefined,
  place: undefined,
  go: () => undefined,
  pane: undefined,
  openPane: () => undefined,
  act: () => Promise.resolve({ ok: false, words: 'Not connected.' }),
  tell: () => undefined,
};

export const SessionContext = createContext<Session>(nowhere);
export const useSession = (): Session => useContext(SessionContext);
