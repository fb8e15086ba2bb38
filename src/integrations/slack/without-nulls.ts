/** What Slack sent without the fields that are null: it leaves out what there is none of, or says null, as it happens. */
export function withoutNulls<T>(body: T): T;
export function withoutNulls(body: unknown): unknown {
  if (Array.isArray(body)) return body.map((each) => withoutNulls<unknown>(each));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).flatMap(([key, value]) =>
      value === null ? [] : [[key, withoutNulls<unknown>(value)] as const],
    ),
  );
}
