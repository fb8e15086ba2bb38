import { z } from 'zod';
import { isSigned } from './signature.ts';

/** What GitHub told us of its own accord. That it is signed only says that it is from our App or hook. */
export type Delivery = {
  readonly kind: 'delivery';
  /** The same when it is delivered again. */
  readonly id: string;
  readonly event: string;
  readonly repositoryId: number | null;
  readonly installationId: number | null;
  readonly payload: unknown;
};

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const identified = z.object({ id: z.number().int().positive() });
const envelope = z.object({
  repository: identified.nullish().catch(null),
  installation: identified.nullish().catch(null),
});

/**
 * Takes one webhook request in, from its headers (names in lower case) and the very bytes of its body.
 * *Unsigned*: not from GitHub, or with a secret we do not have. *Unreadable*: signed, and not a delivery.
 */
export function readWebhook(request: {
  readonly headers: Headers;
  readonly rawBody: Uint8Array;
  /** The secret, and during a rotation the one before it. */
  readonly secrets: readonly string[];
}): Delivery | { readonly kind: 'refused'; readonly because: 'unsigned' | 'unreadable' } {
  const header = (name: string): string => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : '';
  };
  if (!isSigned(request.rawBody, header('x-hub-signature-256'), request.secrets)) {
    return { kind: 'refused', because: 'unsigned' };
  }
  const id = header('x-github-delivery');
  const event = header('x-github-event');
  const payload = parse(Buffer.from(request.rawBody).toString('utf8'), header('content-type'));
  const parsed = envelope.safeParse(payload);
  if (!/^[\w-]{1,100}$/.test(id) || !/^\w{1,100}$/.test(event) || !parsed.success) {
    return { kind: 'refused', because: 'unreadable' };
  }
  return {
    kind: 'delivery',
    id,
    event,
    repositoryId: parsed.data.repository?.id ?? null,
    installationId: parsed.data.installation?.id ?? null,
    payload,
  };
}

/** A hook may be set to send its JSON inside a form. */
function parse(text: string, contentType: string): unknown {
  const isForm = contentType.startsWith('application/x-www-form-urlencoded');
  const json = isForm ? (new URLSearchParams(text).get('payload') ?? '') : text;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
