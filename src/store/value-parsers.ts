import { types } from 'pg';

/**
 * How PostgreSQL's values become JavaScript's, where node-postgres's own way is a trap.
 *
 * - `bigint` (also every `count(*)`) is a number; one beyond 2^53 - 1 is an error rather than a rounded number.
 * - `date` stays `2026-02-01`; node-postgres would make it midnight in the machine's own time zone.
 *
 * The rest is node-postgres's: `timestamptz` is a Date, `jsonb` is parsed, `numeric` stays a string.
 */
export const parserFor: typeof types.getTypeParser = (oid, format) => {
  if (format === 'binary') return types.getTypeParser(oid, format);
  if (oid === types.builtins.INT8) return parseBigint;
  if (oid === types.builtins.DATE) return (text: string) => text;
  return types.getTypeParser(oid, format);
};

function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit into a JavaScript number`);
  return value;
}
