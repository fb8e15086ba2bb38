/** A JSON object whose shape nobody has checked yet. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an object, or an empty one. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

/** The value as a list, or an empty one. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The value as a list of objects; whatever is not an object is left out. */
export const fieldsListOf = (value: unknown): readonly Fields[] => listOf(value).filter(isFields);

export const stringOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** The text of a Slack text object, or of a bare string. */
export const wordsOf = (value: unknown): string =>
  typeof value === 'string' ? value : (stringOf(fieldsOf(value)['text']) ?? '');

/** What parses as JSON, or undefined where it does not. */
export const parsedJson = (text: string): unknown => {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    return undefined;
  }
};
