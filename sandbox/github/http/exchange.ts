/** One request and the answer it got, as tests see it to check both against GitHub's description. */
export type Exchange = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
  readonly apiVersion: string;
  /** The kind of trouble that was ordered for this request, if any. */
  readonly trouble: string | undefined;
  /** The answer was sent as it is: a raw file, a page. */
  readonly isRaw: boolean;
};
