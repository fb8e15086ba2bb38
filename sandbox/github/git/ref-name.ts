/** Whether git would accept this as a full ref (`refs/heads/…`); the rules of git-check-ref-format. */
export function isRefName(name: string): boolean {
  if (!/^refs\/[^/]+\/./.test(name)) return false;
  if (/[\s~^:?*[\\]|\p{Cc}|\.\.|@\{|\/\/|\/$|\.$/u.test(name)) return false;
  return name.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}

export function isSha(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}
