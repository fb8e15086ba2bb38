/** What the stand-in answers to one request. */
export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, instead of a JSON body. */
  readonly raw?: { readonly type: string; readonly content: string | Buffer };
};

/** An answer that ends the request early: GitHub's own refusals. */
export class Refused extends Error {
  readonly answer: Answer;

  constructor(status: number, message: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'Refused';
    this.answer = {
      status,
      body: { message, ...extra, documentation_url: 'https://docs.github.com/rest', status: String(status) },
    };
  }
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const nothing: Answer = { status: 204 };

export const notFound = (): Refused => new Refused(404, 'Not Found');
export const invalid = (message: string, errors?: readonly unknown[]): Refused =>
  new Refused(422, message, errors === undefined ? {} : { errors });
