import type { Refusal } from './refusal.ts';

/** What a decision comes to: its value, or the domain's no. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export const yes = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const no = (refusal: Refusal): Outcome<never> => ({ ok: false, refusal });
