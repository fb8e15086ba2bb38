import type { IdentityLink } from '../authority/identity-link.ts';
import type { UserId } from '../ids.ts';
import { no, type Outcome, yes } from '../outcome.ts';
import type { ProjectFile, Repository } from './repository.ts';

/**
 * Whether somebody may accept a file that loosens: not its author (promise 19); and where an author cannot be told
 * apart from the person who accepts, the answer is no.
 */
export function mayAccept(
  { authorLogins }: Pick<ProjectFile, 'authorLogins'>,
  { fullName: repository }: Pick<Repository, 'fullName'>,
  acceptor: UserId,
  links: readonly IdentityLink[],
): Outcome<'may'> {
  const linkOf = (login: string) =>
    links.find((link) => link.githubLogin.toLowerCase() === login.toLowerCase());
  const own = links.find(({ id }) => id === acceptor);
  for (const login of authorLogins) {
    const link = login === null ? undefined : linkOf(login);
    if (login !== null && link?.id === acceptor) {
      return no({ code: 'own-loosening', repository, author: login });
    }
    const isSomebodyElse = login !== null && (link !== undefined || own !== undefined);
    if (!isSomebodyElse) {
      return no({ code: 'author-unlinked', repository, authors: authorLogins, acceptor });
    }
  }
  return yes('may');
}
