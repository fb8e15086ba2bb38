import { createServer, type Socket } from 'node:net';

/** A mail server on loopback that keeps what it takes. */
export type SmtpServer = {
  readonly url: string;
  readonly mails: readonly { readonly to: readonly string[]; readonly text: string }[];
  /** What it says to the next recipient; 250 takes them. */
  readonly answer: (code: number) => void;
  readonly close: () => Promise<void>;
};

/** Starts a small SMTP server: enough of RFC 5321 for one client that does not pipeline. */
export async function startSmtpServer(): Promise<SmtpServer> {
  const mails: { to: readonly string[]; text: string }[] = [];
  const sockets = new Set<Socket>();
  let code = 250;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.setEncoding('utf8');
    let to: string[] = [];
    let isData = false;
    let left = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    const take = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO' || verb === 'HELO') say('250 loopback');
      else if (verb === 'RCPT') {
        if (code === 250) to.push(/<([^>]*)>/.exec(line)?.[1] ?? '');
        say(code === 250 ? '250 OK' : `${code} no`);
      } else if (verb === 'DATA') {
        isData = true;
        say('354 go on');
      } else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else {
        if (verb === 'MAIL') to = [];
        say('250 OK');
      }
    };
    socket.on('data', (chunk) => {
      left += String(chunk);
      for (;;) {
        const end = left.indexOf(isData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const part = left.slice(0, end);
        left = left.slice(end + (isData ? 5 : 2));
        if (isData) {
          isData = false;
          mails.push({ to, text: part });
          say('250 taken');
        } else take(part);
      }
    });
    say('220 loopback');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address === null || typeof address === 'string' ? 0 : address.port;
  return {
    url: `smtp://127.0.0.1:${port}?from=waybill@acme.example`,
    mails,
    answer: (next) => {
      code = next;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
