import type { z } from 'zod';
import { nearest } from '../../domain/text/nearest.ts';
import { type Fault, readFault } from './fault.ts';
import type { Path } from './place.ts';
import { quote } from './quote.ts';

/** Something that is wrong with one value of the file. */
export type Finding = Fault & { readonly path: Path };

export function findingAt(path: Path, { message, hint }: Fault): Finding {
  return { path, message, hint };
}

type Issue = z.core.$ZodIssue;

/** The problems that zod found, in our words, each at its path. */
export function readIssues(issues: readonly Issue[], above: Path = []): readonly Finding[] {
  return issues.flatMap((issue): readonly Finding[] => {
    const path: Path = [...above, ...issue.path.map((step) => (typeof step === 'symbol' ? '' : step))];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => unknownKey(path, key, issue.message));
    if (issue.code === 'invalid_key') {
      return issue.issues.map((inner) => ({ path, ...readFault(inner.message) }));
    }
    const branch = issue.code === 'invalid_union' ? meantBranch(issue.errors) : undefined;
    if (branch !== undefined) return readIssues(branch, path);
    return [{ path, ...readFault(issue.message) }];
  });
}

/** Of several forms that a value may have, the one that it was meant to have: whose kind it is of. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return branches.find((issues) =>
    issues.every((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys'),
  );
}

function unknownKey(path: Path, key: string, known: string): Finding {
  const keys = known.split(' ');
  const meant = nearest(key, keys);
  return {
    path: [...path, key],
    message: `There is no key ${quote(key)} here.`,
    hint: meant === null ? `Known here: ${keys.join(', ')}.` : `Did you mean "${meant}"?`,
  };
}
