import { createServer, type IncomingHttpHeaders } from 'node:http';

/** What smoke checks look at: it is up or down as a test says; the control target beside it always answers. */
export type Shop = {
  /** `verify` as `waybill.yaml` writes it: one smoke check, and the control target. */
  readonly verify: string;
  readonly url: string;
  readonly goes: (how: 'up' | 'down') => void;
  readonly close: () => void;
};

/** `answers` is asked first, for what else is to be reached there: a status, and where it redirects to. */
export async function startShop(
  answers: (path: string, headers: IncomingHttpHeaders) => { status: number; location: string } | null = () =>
    null,
): Promise<Shop> {
  let state: 'up' | 'down' = 'up';
  const server = createServer(({ url = '', headers }, response) => {
    const other = answers(url, headers);
    if (other !== null) response.writeHead(other.status, { location: other.location });
    else response.statusCode = state === 'up' || url === '/control' ? 200 : 500;
    response.end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address === null || typeof address === 'string' ? 0 : address.port;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    verify: `{ smoke: [{ url: "${url}/healthz", attempts: 1 }], control: "${url}/control" }`,
    goes: (how) => {
      state = how;
    },
    close: () => void server.close(),
  };
}
