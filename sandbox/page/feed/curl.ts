interface Shown {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A variable stays outside of the quotes, so that the shell fills it in. */
const header = (name: string, value: string): string =>
  value.includes('$') ? `"${name}: ${value}"` : quoted(`${name}: ${value}`);

/** A request as a command to type; secrets are named, never written out. */
export const curlWords = ({ method, url, headers, body }: Shown): string => {
  const hasBody = body !== undefined && body !== null;
  const lines = [
    `curl -X ${method} ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${header(name, value)}`),
    ...(hasBody
      ? [
          `-H 'content-type: application/json'`,
          `-d ${quoted(typeof body === 'string' ? body : JSON.stringify(body))}`,
        ]
      : []),
  ];
  return lines.join(' \\\n  ');
};
