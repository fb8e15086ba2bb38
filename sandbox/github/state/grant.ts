export type Permissions = Readonly<Record<string, 'read' | 'write' | 'admin'>>;

/** What a token stands for: a person, or an app's installation with its permissions. */
export type Grant = {
  readonly login: string;
  readonly kind: 'user' | 'installation' | 'app';
  /** `undefined`: a person's token, which may do everything. */
  readonly permissions: Permissions | undefined;
};

/** A GitHub App that the stand-in knows. */
export type App = {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly owner: string;
  readonly installationId: number;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  /** PEM; when given, the app's JSON web tokens are verified against it. */
  readonly publicKey?: string | undefined;
};

export class Grants {
  readonly app: App;
  readonly #byToken = new Map<string, Grant>();

  constructor(app: App) {
    this.app = app;
  }

  add(token: string, grant: Grant): void {
    this.#byToken.set(token, grant);
  }

  of(token: string): Grant | undefined {
    return this.#byToken.get(token);
  }

  revoke(token: string): void {
    this.#byToken.delete(token);
  }
}

/** Whether a grant covers a need such as `contents:write`. */
export function allows(grant: Grant, need: string | undefined): boolean {
  if (need === undefined || grant.permissions === undefined) return true;
  const [what = '', level = 'read'] = need.split(':');
  const held = grant.permissions[what];
  if (held === undefined) return what === 'metadata';
  return level === 'read' || held === 'write' || held === 'admin';
}
