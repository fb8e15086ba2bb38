/**
 * A value as the text of a JSON column. PostgreSQL keeps neither a NUL nor half of a surrogate pair; text from
 * outside may hold both, and must not keep the rest from being written down.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'string' ? keepable(item) : item));
}

/** Text that PostgreSQL can keep: what it cannot is replaced by U+FFFD. */
export const keepable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');
