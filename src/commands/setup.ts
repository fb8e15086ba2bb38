import { parseProjectFileId } from '../domain/ids.ts';
import { acceptTagWorkflows } from '../operations/accept-tag-workflows.ts';
import { decideLoosening } from '../operations/decide-loosening.ts';
import { setUpRepository } from '../operations/set-up-repository.ts';
import { renderDone } from '../views/done.ts';
import { renderSetup } from '../views/setup-result.ts';
import { type Command, type Context, misunderstood, type Reply, refuse, say } from './command.ts';
import { repositoryNamed } from './repository-word.ts';
import { missing, unexpected } from './words.ts';

const form = {
  name: 'setup',
  usage: ['setup owner/repo', 'setup owner/repo accept <workflow file> …'],
};

/** `/release setup`: registers or refreshes the projects in a repository's `waybill.yaml`. */
export const setupCommand: Command = {
  ...form,
  summary: 'Registers or refreshes the projects in a repository’s waybill.yaml, and checks them.',
  examples: ['setup acme/storefront', 'setup acme/storefront accept publish.yml'],
  isLong: true,
  answer: async ({ ports, asker }, words) => {
    const said = words.take();
    if (said === null) return misunderstood(missing(form, 'a repository, as owner/repo'));
    const repository = repositoryNamed(said);
    if (repository === null) return misunderstood(unexpected(form, said));
    if (words.accept('accept')) {
      const workflows = words
        .rest()
        .split(/[\s,]+/)
        .filter((word) => word !== '');
      if (workflows.length === 0) return misunderstood(missing(form, 'a workflow file after “accept”'));
      const outcome = await acceptTagWorkflows(ports, asker, { repository, workflows });
      return outcome.ok
        ? say(renderDone({ kind: 'tag-workflows-accepted', ...outcome.value }))
        : refuse(outcome.refusal);
    }
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more, ['accept']));
    const outcome = await setUpRepository(ports, asker, repository);
    return outcome.ok ? say(renderSetup(outcome.value)) : refuse(outcome.refusal);
  },
  buttons: {
    'setup:accept': (context, value) => decide(context, value, 'accepted'),
    'setup:refuse': (context, value) => decide(context, value, 'refused'),
  },
};

async function decide(
  { ports, asker }: Context,
  value: string,
  verdict: 'accepted' | 'refused',
): Promise<Reply> {
  const outcome = await decideLoosening(ports, asker, { fileId: parseProjectFileId(value), verdict });
  return outcome.ok
    ? say(renderDone({ kind: `loosening-${verdict}`, repository: outcome.value.repository }))
    : refuse(outcome.refusal);
}
