import type { Outcome } from '../domain/outcome.ts';
import { type IdentityLinked, linkIdentity } from '../operations/link-identity.ts';
import { beginSignIn, endSignIn } from '../operations/sign-in.ts';
import { renderDone } from '../views/done.ts';
import { renderSignIn } from '../views/sign-in.ts';
import { type Command, misunderstood, type Reply, refuse, say } from './command.ts';
import { missing, unexpected } from './words.ts';

const form = { name: 'link', usage: ['link me', 'link @person <GitHub login>'] };

const loginForm = /^@?([A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\[bot\])?)$/;

/** `/release link`: who on GitHub somebody in Slack is. */
export const linkCommand: Command = {
  ...form,
  summary:
    'Says who on GitHub you are, by signing in there, or who somebody is. Rules that exclude authors need it.',
  examples: ['link me', 'link @dana dana-gh'],
  answer: async ({ ports, asker }, words) => {
    if (words.accept('me')) {
      const more = words.take();
      if (more !== null) return misunderstood(unexpected(form, more));
      const begun = await beginSignIn(ports, asker);
      return begun.ok ? say(renderSignIn(begun.value)) : refuse(begun.refusal);
    }
    const userId = words.takePerson();
    const login = words.take();
    if (login === null) return misunderstood(missing(form, 'a person and a GitHub login'));
    if (userId === null) return misunderstood(unexpected(form, login));
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more));
    const githubLogin = loginForm.exec(login)?.[1];
    if (githubLogin === undefined) return misunderstood(unexpected(form, login));
    return linked(await linkIdentity(ports, asker, { userId, githubLogin }));
  },
  buttons: {
    'sign-in:done': async ({ ports, asker }) => linked(await endSignIn(ports, asker)),
  },
};

const linked = (outcome: Outcome<IdentityLinked>): Reply =>
  outcome.ok
    ? say(
        renderDone({
          kind: 'identity-linked',
          userId: outcome.value.userId,
          login: outcome.value.githubLogin,
        }),
      )
    : refuse(outcome.refusal);
