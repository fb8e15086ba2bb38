import { afterEach, beforeEach, expect, test } from 'vitest';
import { type MailSink, startMailSink } from '../../../sandbox/outside/mail-sink.ts';
import { connectMail } from '../../../src/integrations/mail/connect-mail.ts';
import { smtpAddress } from '../../../src/integrations/mail/smtp-address.ts';
import type { Mailer } from '../../../src/ports/mail.ts';

let server: MailSink;
beforeEach(async () => {
  server = await startMailSink();
});
afterEach(() => server.close());

type Mail = Parameters<Mailer['send']>[0];
const mail: Mail = {
  id: 'first',
  thread: null,
  to: 'ops@partner.example',
  content: { subject: 'storefront 1.5.0', text: 'It is coming.\n', html: '<p>It is coming.</p>' },
};
const send = (changed: Partial<Mail> = {}) => connectMail(server.url).send({ ...mail, ...changed });
const headers = () =>
  (server.mails.at(-1)?.text ?? '').split('\r\n\r\n')[0]?.replaceAll(/\r\n[ \t]+/g, ' ') ?? '';

test('an e-mail leaves as text and as HTML, under an id of ours', async () => {
  expect(await send()).toEqual({ kind: 'sent' });
  expect(server.mails.map(({ to }) => to)).toEqual([['ops@partner.example']]);
  expect(headers()).toContain('Message-ID: <first@acme.example>');
  expect(headers()).toContain('Content-Type: multipart/alternative');
  expect(headers()).toContain('Auto-Submitted: auto-generated');
  expect(headers()).not.toContain('In-Reply-To');
});

test('a later e-mail of the release answers the first', async () => {
  await send({ id: 'second', thread: 'first' });
  expect(headers()).toContain('In-Reply-To: <first@acme.example>');
  expect(headers()).toContain('References: <first@acme.example>');
});

test.each([
  ['a line break', 'storefront\r\nBcc: everybody@evil.example'],
  ['a bare one', 'storefront\nBcc: everybody@evil.example'],
])('%s in a subject makes no header and no recipient', async (_, subject) => {
  await send({ content: { ...mail.content, subject } });
  expect(headers()).not.toMatch(/^Bcc:/m);
  expect(server.mails[0]?.to).toEqual(['ops@partner.example']);
});

test('an address that names another is one address or none', async () => {
  await send({ to: 'ops@partner.example, everybody@evil.example' });
  expect(server.mails.flatMap(({ to }) => to)).not.toContain('everybody@evil.example');
});

test('an address that bounces is refused; a server that is busy or away is asked again later', async () => {
  server.answer(550);
  expect(await send()).toEqual({ kind: 'refused', problem: 'mail-550' });
  server.answer(451);
  expect(await send()).toEqual({ kind: 'deferred' });
  const { url } = server;
  await server.close();
  expect(await connectMail(url).send(mail)).toEqual({ kind: 'deferred' });
});

test.each([
  ['smtps://u:p%40ss@mail.example', { port: 465, isEncrypted: true, from: 'waybill@mail.example' }],
  ['smtp://bot%40acme.example:x@mail.example', { port: 587, isEncrypted: false, from: 'bot@acme.example' }],
  ['smtp://mail.example:25?from=ship@acme.example', { port: 25, login: null, from: 'ship@acme.example' }],
])('%s says where the server is, and who sends', (url, expected) => {
  expect(smtpAddress(url)).toMatchObject(expected);
});
