import { nearest } from '../../domain/text/nearest.ts';
import type { Fault } from './fault.ts';
import { quote } from './quote.ts';

/** Says that an environment is named which is not there. */
export function unknownEnvironment(name: string, known: readonly string[]): Fault {
  const meant = nearest(name, known);
  const list = known.length === 0 ? 'There is none yet.' : `There are: ${known.join(', ')}.`;
  return {
    message: `There is no environment ${quote(name)}.`,
    hint: meant === null ? list : `Did you mean "${meant}"?`,
  };
}
