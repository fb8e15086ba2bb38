/** A mail server as `SMTP_URL` names it, and who sends by it. */
export type SmtpAddress = {
  readonly host: string;
  readonly port: number;
  /** From the first byte on; otherwise the connection is upgraded where the server can. */
  readonly isEncrypted: boolean;
  readonly login: { readonly user: string; readonly pass: string } | null;
  readonly from: string;
};

const mailForm = /^[^\s@<>,;"\\]+@[^\s@<>,;"\\]+$/;

/**
 * Reads `smtps://user:password@mail.example:465?from=waybill@example.com`. Without `from`, the user sends where that is
 * an address, else `waybill@` the server's name.
 */
export function smtpAddress(text: string): SmtpAddress {
  const url = new URL(text);
  const isEncrypted = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  const given = url.searchParams.get('from') ?? user;
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (isEncrypted ? 465 : 587) : Number(url.port),
    isEncrypted,
    login: user === '' ? null : { user, pass: decodeURIComponent(url.password) },
    from: mailForm.test(given) ? given : `waybill@${url.hostname}`,
  };
}
