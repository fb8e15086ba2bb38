import { linkIdentity } from '../operations/link-identity.ts';
import { renderDone } from '../views/done.ts';
import { type Command, misunderstood, refuse, say } from './command.ts';
import { missing, unexpected } from './words.ts';

const form = { name: 'link', usage: ['link @person <GitHub login>'] };

const loginForm = /^@?([A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\[bot\])?)$/;

/** `/release link`: who on GitHub somebody in Slack is. */
export const linkCommand: Command = {
  ...form,
  summary: 'Says who on GitHub a person in Slack is. Rules that exclude authors need it.',
  examples: ['link @dana dana-gh'],
  answer: async ({ ports, asker }, words) => {
    const userId = words.takePerson();
    const login = words.take();
    if (login === null) return misunderstood(missing(form, 'a person and a GitHub login'));
    if (userId === null) return misunderstood(unexpected(form, login));
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more));
    const githubLogin = loginForm.exec(login)?.[1];
    if (githubLogin === undefined) return misunderstood(unexpected(form, login));
    const outcome = await linkIdentity(ports, asker, { userId, githubLogin });
    return outcome.ok
      ? say(renderDone({ kind: 'identity-linked', userId, login: githubLogin }))
      : refuse(outcome.refusal);
  },
};
