const secret =
  /(?:xox[a-z]-|xapp-|gh[a-z]_[A-Za-z0-9]{16}|github_pat_|glpat-|AKIA[0-9A-Z]{16}|-----BEGIN|:\/\/[^/\s@]*:[^/\s@]*@)/;

/** Whether a text looks like a token, a key, or an address with a password in it. */
export function looksSecret(text: string): boolean {
  return secret.test(text);
}

/** A value as a message shows it: short, on one line, and never a secret (promise 16). */
export function quote(value: unknown): string {
  if (value === null || value === undefined) return 'Nothing';
  if (Array.isArray(value)) return 'A list';
  if (typeof value === 'object') return 'A map';
  if (typeof value === 'string' && looksSecret(value)) return 'A secret';
  return JSON.stringify(typeof value === 'string' ? value.slice(0, 80) : value);
}
