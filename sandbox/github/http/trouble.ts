import type { Answer } from '../answer.ts';
import { globOf } from '../runs/push-filter.ts';

/** What goes wrong; `act` says whether the request has its effect all the same. */
type TroubleKind =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly message?: string | undefined;
      readonly act?: boolean | undefined;
    }
  | { readonly kind: 'rate-limited'; readonly resetMinutes: number }
  | { readonly kind: 'secondary-limit'; readonly retryAfterSeconds: number }
  | { readonly kind: 'drop'; readonly act?: boolean | undefined }
  | { readonly kind: 'slow'; readonly ms: number }
  /** Somebody else acts just before the request does; for tests, not over HTTP. */
  | { readonly kind: 'meanwhile'; readonly does: () => Promise<unknown> };

export type Trouble = TroubleKind & {
  /** `POST /repos/**\/dispatches`, `/graphql`, `GET **`; every request when left out. */
  readonly route?: string | undefined;
  /** How often; until cleared when left out. */
  readonly times?: number | undefined;
};

type Standing = { readonly id: number; readonly trouble: Trouble; left: number };

export class Troubles {
  #standing: Standing[] = [];
  #nextId = 1;

  add(trouble: Trouble): number {
    const id = this.#nextId;
    this.#nextId += 1;
    this.#standing.push({ id, trouble, left: trouble.times ?? Number.POSITIVE_INFINITY });
    return id;
  }

  remove(id: number): void {
    this.#standing = this.#standing.filter((one) => one.id !== id);
  }

  clear(): void {
    this.#standing = [];
  }

  list(): { readonly id: number; readonly trouble: Trouble; readonly left: number | null }[] {
    return this.#standing.map(({ id, trouble, left }) => ({
      id,
      trouble,
      left: Number.isFinite(left) ? left : null,
    }));
  }

  /** The trouble for a request, used up by it. */
  take(method: string, path: string): Trouble | undefined {
    const found = this.#standing.find((one) => one.left > 0 && fits(one.trouble.route, method, path));
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left === 0) this.remove(found.id);
    return found.trouble;
  }
}

function fits(route: string | undefined, method: string, path: string): boolean {
  if (route === undefined) return true;
  const [first = '', second] = route.trim().split(/\s+/);
  const pattern = second ?? first;
  return (second === undefined || first === '*' || first === method) && globOf(pattern).test(path);
}

/** The answer a trouble gives instead of the real one. */
export function troubledAnswer(trouble: Trouble, now: Date): Answer | undefined {
  if (trouble.kind === 'rate-limited') {
    return {
      status: 403,
      body: message('API rate limit exceeded for installation.'),
      headers: {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.floor(now.getTime() / 1000) + Math.round(trouble.resetMinutes * 60)),
      },
    };
  }
  if (trouble.kind === 'secondary-limit') {
    return {
      status: 403,
      body: message(
        'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      ),
      headers: { 'retry-after': String(trouble.retryAfterSeconds) },
    };
  }
  if (trouble.kind !== 'answer') return undefined;
  // What stands in front of GitHub answers its failures with a page, not with JSON.
  return trouble.status >= 500
    ? {
        status: trouble.status,
        raw: {
          type: 'text/html; charset=utf-8',
          content: `<html><body><h1>${trouble.status}</h1></body></html>`,
        },
      }
    : { status: trouble.status, body: message(trouble.message ?? 'Forbidden') };
}

function message(text: string): Record<string, string> {
  return { message: text, documentation_url: 'https://docs.github.com/rest' };
}
