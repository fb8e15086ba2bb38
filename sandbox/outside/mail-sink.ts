import { createServer, type Socket } from 'node:net';

/** An e-mail as it came over the wire, with whom its envelope names. */
export interface TakenMail {
  readonly to: readonly string[];
  readonly text: string;
}

/** A mail server on loopback that takes everything, and delivers nothing. */
export interface MailSink {
  /** As `SMTP_URL` names it. */
  readonly url: string;
  readonly mails: readonly TakenMail[];
  /** What it says to each recipient from now on; 250 takes them, 0 hangs up before a word. */
  readonly answer: (code: number) => void;
  readonly answers: () => number;
  readonly close: () => Promise<void>;
}

const mostKept = 200;

/** Talks with one client that does not pipeline: enough of RFC 5321 to take what it brings. */
const converse = (socket: Socket, codeNow: () => number, keep: (mail: TakenMail) => void): void => {
  socket.setEncoding('utf8');
  let to: string[] = [];
  let isData = false;
  let left = '';
  const say = (line: string) => socket.write(`${line}\r\n`);
  const take = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO' || verb === 'HELO') say('250 loopback');
    else if (verb === 'RCPT') {
      const code = codeNow();
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
        // A line that begins with a dot has one more on its way (RFC 5321, 4.5.2).
        keep({ to, text: part.replaceAll(/^\./gm, '') });
        say('250 taken');
      } else take(part);
    }
  });
  say('220 loopback');
};

/** Starts a small SMTP server. */
export const startMailSink = async (
  onMail: (mail: TakenMail) => void = () => undefined,
): Promise<MailSink> => {
  const mails: TakenMail[] = [];
  const sockets = new Set<Socket>();
  let code = 250;
  const keep = (mail: TakenMail): void => {
    mails.push(mail);
    if (mails.length > mostKept) mails.shift();
    onMail(mail);
  };
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (code === 0) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, () => code, keep);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}?from=waybill@acme.example`,
    mails,
    answer: (next) => {
      code = next;
    },
    answers: () => code,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
};
