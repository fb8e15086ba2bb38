import type { IdentityLink } from '../authority/identity-link.ts';
import type { NoteAuthor } from '../notes/release-notes.ts';
import type { PolicyFacts } from './policy-facts.ts';

type Authors = Pick<PolicyFacts, 'authors' | 'unlinkedAuthors'>;

/** Where authors are not excluded, nobody asks who they are. */
export const noAuthors: Authors = { authors: new Set(), unlinkedAuthors: [] };

/** The authors of a deployment's changes as Slack users, and those whom nobody has linked. */
export function linkAuthors(authors: readonly NoteAuthor[], links: readonly IdentityLink[]): Authors {
  const userByLogin = new Map(links.map(({ githubLogin, id }) => [githubLogin.toLowerCase(), id]));
  const found = authors.map(({ login, name }) => ({
    name: login ?? name,
    userId: login === null ? undefined : userByLogin.get(login.toLowerCase()),
  }));
  return {
    authors: new Set(found.flatMap(({ userId }) => (userId === undefined ? [] : [userId]))),
    unlinkedAuthors: found.filter(({ userId }) => userId === undefined).map(({ name }) => name),
  };
}
