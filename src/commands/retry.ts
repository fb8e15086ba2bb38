import { parseDeploymentId } from '../domain/ids.ts';
import type { Outcome } from '../domain/outcome.ts';
import { findEnvironment } from '../operations/find-environment.ts';
import type { Requested } from '../operations/request-deployment.ts';
import { type Again, previewRetry, retryDeployment } from '../operations/retry-deployment.ts';
import { renderDeploymentDone } from '../views/deployment/done.ts';
import { promotionView } from '../views/deployment/promotion-view.ts';
import { type Command, type Context, misunderstood, type Reply, refuse, say, showModal } from './command.ts';
import { takeProject } from './project-word.ts';
import { shadowButtons } from './shadow-opinions.ts';
import { missing, takeReason, unexpected, type Words } from './words.ts';

const retryForm = { name: 'retry', usage: ['retry [project] <environment> [because …]'] };
const redeployForm = { name: 'redeploy', usage: ['redeploy [project] <environment> [because …]'] };

/** `/release retry`: what went wrong last in an environment once more; so does the button. */
export const retryCommand: Command = {
  ...retryForm,
  summary:
    'Tries again what failed or errored last in an environment: the same candidate, with its approvals if nothing changed.',
  examples: ['retry production', 'retry storefront staging because the database is back'],
  answer: (context, words) => answer(context, words, 'last', retryForm),
  modals: { 'retry:ask': 'Retry' },
  buttons: {
    'retry:ask': async (context, value) => {
      const { ports, asker, progress } = context;
      const preview = await previewRetry(ports, asker, againOf(value), progress);
      if (!preview.ok) return refuse(preview.refusal);
      const { hold } = preview.value;
      const about = { title: 'Retry', callback: 'retry:submit', context: value };
      return showModal(
        promotionView({ ...preview.value, isStepBack: false, held: hold?.because ?? null }, about),
      );
    },
    ...shadowButtons,
  },
  submissions: {
    'retry:submit': async ({ ports, asker, progress }, { context: about, values }) => {
      const mended = values['mended'];
      return done(
        await retryDeployment(
          ports,
          asker,
          againOf(about),
          typeof mended === 'string' ? mended : null,
          progress,
        ),
      );
    },
  },
};

/** `/release redeploy`: what runs in an environment once more. */
export const redeployCommand: Command = {
  ...redeployForm,
  summary: 'Deploys what runs in an environment once more, through the same gates.',
  examples: ['redeploy staging', 'redeploy production because its machines are new'],
  answer: (context, words) => answer(context, words, 'running', redeployForm),
};

const againOf = (value: string): Again => ({ kind: 'deployment', id: parseDeploymentId(value) });

async function answer(
  context: Context,
  words: Words,
  kind: 'last' | 'running',
  form: typeof retryForm,
): Promise<Reply> {
  const project = await takeProject(context, words);
  if (!project.ok) return refuse(project.refusal);
  const name = words.take();
  if (name === null) return misunderstood(missing(form, 'an environment'));
  const because = takeReason(words);
  const more = words.take();
  if (more !== null) return misunderstood(unexpected(form, more, ['because']));
  const environment = findEnvironment(project.value, name);
  if (!environment.ok) return refuse(environment.refusal);
  const { ports, asker, progress } = context;
  const again: Again = { kind, project: project.value, environment: environment.value };
  return done(await retryDeployment(ports, asker, again, because, progress));
}

const done = (outcome: Outcome<Requested>): Reply =>
  outcome.ok
    ? say(renderDeploymentDone({ ...outcome.value, kind: 'requested', isNew: outcome.value.kind === 'new' }))
    : refuse(outcome.refusal);
