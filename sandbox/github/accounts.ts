/** A person, bot or organisation of the stand-in; made the first time its login is met. */
export type Account = {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
};

export class Accounts {
  readonly #byLogin = new Map<string, Account>();
  readonly #byEmail = new Map<string, Account>();
  #nextId = 1001;

  named(login: string, type?: Account['type']): Account {
    const key = login.toLowerCase();
    const known = this.#byLogin.get(key);
    if (known !== undefined) return known;
    const account: Account = {
      id: this.#nextId,
      login,
      type: type ?? (login.endsWith('[bot]') ? 'Bot' : 'User'),
    };
    this.#nextId += 1;
    this.#byLogin.set(key, account);
    return account;
  }

  /** The account behind a commit's author: GitHub's own noreply address names it, else the person's name does. */
  ofAuthor(author: { readonly name: string; readonly email: string }): Account | undefined {
    const key = `${author.email}\n${author.name}`;
    const known = this.#byEmail.get(key);
    if (known !== undefined) return known;
    const login = loginOf(author);
    if (login === '') return undefined;
    const account = this.named(login);
    this.#byEmail.set(key, account);
    return account;
  }
}

function loginOf(author: { readonly name: string; readonly email: string }): string {
  const noreply = /^(?:\d+\+)?(.+)@users\.noreply\.github\.com$/i.exec(author.email);
  if (noreply?.[1] !== undefined) return noreply[1];
  const bot = author.name.endsWith('[bot]') ? '[bot]' : '';
  const name = slug(author.name.replace(/\[bot\]$/, '')) || slug(author.email.split('@')[0] ?? '');
  return name === '' ? '' : `${name.slice(0, 39)}${bot}`;
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase();
}
