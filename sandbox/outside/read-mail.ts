/** An e-mail as a person reads it. */
export interface ReadMail {
  readonly messageId: string;
  /** The e-mail that it answers; undefined for the first of a thread. */
  readonly inReplyTo: string | undefined;
  /** The e-mails of its thread before it, as programs group by them. */
  readonly references: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | undefined;
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Headers by their names in lower case, long ones in one line again (RFC 5322, 2.2.3). */
const partOf = (raw: string): Part => {
  const end = raw.indexOf('\r\n\r\n');
  const head = (end < 0 ? raw : raw.slice(0, end)).replaceAll(/\r\n[ \t]+/g, ' ');
  const headers = head.split('\r\n').flatMap((line): readonly (readonly [string, string])[] => {
    const colon = line.indexOf(':');
    return colon < 0 ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]];
  });
  return { headers: new Map(headers), body: end < 0 ? '' : raw.slice(end + 4) };
};

const bytesOfQuoted = (text: string): Buffer => {
  const whole = text.replaceAll(/=\r\n/g, '');
  const latin = whole.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(latin, 'latin1');
};

const decoded = ({ headers, body }: Part): string => {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? bytesOfQuoted(body).toString('utf8') : body;
};

/** Words that are encoded in a header (RFC 2047), readable again. */
const words = (text: string): string =>
  text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, value: string) =>
      (how.toUpperCase() === 'B'
        ? Buffer.from(value, 'base64')
        : bytesOfQuoted(value.replaceAll('_', ' '))
      ).toString('utf8'),
    );

/** Every part, those inside of others too. */
const leaves = (part: Part): readonly Part[] => {
  const type = part.headers.get('content-type') ?? '';
  const [, boundary] = /^multipart\/[^;]+;.*boundary="?([^";]+)"?/i.exec(type) ?? [];
  if (boundary === undefined) return [part];
  return part.body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((each) => leaves(partOf(each.replace(/^\r\n/, '').replace(/\r\n$/, ''))));
};

/** Reads what a mail program would show of an e-mail: its words as text, and as HTML where it has that. */
export const readMail = (raw: string): ReadMail => {
  const whole = partOf(raw);
  const header = (name: string): string => words(whole.headers.get(name) ?? '');
  const all = leaves(whole);
  const of = (type: string) =>
    all.find(({ headers }) => headers.get('content-type')?.startsWith(type) === true);
  const [text, html] = [of('text/plain'), of('text/html')];
  return {
    messageId: header('message-id'),
    inReplyTo: whole.headers.get('in-reply-to'),
    references: whole.headers.get('references')?.split(/\s+/) ?? [],
    from: header('from'),
    subject: header('subject'),
    text: text === undefined ? (html === undefined ? decoded(whole) : '') : decoded(text),
    html: html === undefined ? undefined : decoded(html),
  };
};
