import type { Part } from '../../../domain/repository/rules.ts';
import type { Said } from '../http/ask.ts';

/** What was asked for, or the word that we may not see it. A refusal never passes for "there is none". */
export function partOf<T, R>(said: Said<T>, read: (value: T) => R): Part<R> {
  return said.kind === 'seen'
    ? { kind: 'seen', value: read(said.value) }
    : { kind: 'unseen', status: said.status };
}
