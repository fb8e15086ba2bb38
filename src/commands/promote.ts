import type { PromotionWish } from '../domain/deployment/promotion-wish.ts';
import { compareVersions } from '../domain/version/version.ts';
import { authorize } from '../operations/authorize.ts';
import { findEnvironment } from '../operations/find-environment.ts';
import { findVersion } from '../operations/find-version.ts';
import { previewPromotion } from '../operations/preview-promotion.ts';
import { requestDeployment } from '../operations/request-deployment.ts';
import { simulatePromotion } from '../operations/simulate-promotion.ts';
import { renderDeploymentDone } from '../views/deployment/done.ts';
import { renderSimulation } from '../views/deployment/ladder.ts';
import { promotionView } from '../views/deployment/promotion-view.ts';
import { type Command, misunderstood, refuse, say, showModal } from './command.ts';
import { deploymentButtons, deploymentModals, deploymentSubmissions } from './deployment-buttons.ts';
import { promotionOf } from './deployment-of.ts';
import { takeProject } from './project-word.ts';
import { readPromotion, withTo } from './promotion-words.ts';
import { refuseTo } from './refuse-to.ts';
import { leftOut } from './words.ts';

const act = 'request a promotion';

const form = {
  name: 'promote',
  usage: ['promote [project] [version] to <environment> [back] [at <time> [latest <time>]] [because …]'],
};

/** `/release promote`: asks for a deployment; the buttons on its request and on the card belong to it. */
export const promoteCommand: Command = {
  ...form,
  summary: 'Asks for a candidate to be brought into an environment. Approvers answer by button.',
  examples: [
    'promote to production',
    'promote 1.4 to staging back',
    'promote to production at tomorrow 9:00 latest 2h',
    'promote rc2 to production because …',
  ],
  answer: async (context, words) => {
    const { ports, asker, progress } = context;
    const asked = words.ahead();
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const typed = words.ahead();
    const read = await readPromotion(context, form, words);
    if ('usage' in read) {
      const meant = withTo(project.value, typed);
      // Those who may not promote are not told which environments there are.
      if (meant === null || !(await authorize(ports, asker, act, project.value)).ok)
        return misunderstood(read);
      const named = asked === typed ? '' : `${project.value.name} `;
      return misunderstood(leftOut(form, '“to” before the environment', `promote ${named}${meant}`));
    }
    const { version, environment, isStepBackMeant, plan, mended } = read.input;
    const found = await findVersion(ports, project.value, version);
    if (!found.ok) return refuseTo(context, act, project.value, found.refusal);
    const destination = findEnvironment(project.value, environment);
    if (!destination.ok) return refuseTo(context, act, project.value, destination.refusal);
    const wish: PromotionWish = {
      project: project.value,
      ...found.value,
      environment: destination.value.name,
      isStepBackMeant,
      ...(plan === null ? {} : { plan }),
      ...(mended === null ? {} : { mended }),
    };
    const outcome = await requestDeployment(ports, asker, wish, progress);
    if (!outcome.ok) return refuse(outcome.refusal);
    const { kind, plannedAt } = outcome.value;
    const done = renderDeploymentDone({ ...outcome.value, kind: 'requested', isNew: kind === 'new' });
    if (plannedAt === null) return say(done);
    // What stands against it at that time can be mended until then.
    const simulation = await simulatePromotion(ports, asker, { ...wish, at: new Date(plannedAt) }, progress);
    if (!simulation.ok) return say(done);
    const { blocks } = renderSimulation(simulation.value);
    return say({ text: done.text, blocks: [...done.blocks, ...blocks] });
  },
  modals: { 'promote:ask': 'Promote', ...deploymentModals },
  buttons: {
    'promote:ask': async (context, value) => {
      const wish = await promotionOf(context, value);
      if (!wish.ok) return refuse(wish.refusal);
      const { ports, asker, progress } = context;
      const preview = await previewPromotion(ports, asker, wish.value, progress);
      if (!preview.ok) return refuse(preview.refusal);
      const { here, candidate, hold } = preview.value;
      const isStepBack = here.candidate !== null && compareVersions(candidate.name, here.candidate.name) < 0;
      const about = { title: 'Promote', callback: 'promote:submit', context: value };
      return showModal(promotionView({ ...preview.value, isStepBack, held: hold?.because ?? null }, about));
    },
    ...deploymentButtons,
  },
  submissions: {
    'promote:submit': async (context, { context: about, values }) => {
      const wish = await promotionOf(context, about);
      if (!wish.ok) return refuse(wish.refusal);
      const mended = values['mended'];
      const outcome = await requestDeployment(
        context.ports,
        context.asker,
        // The modal said whether it is a step back, and its button read so.
        {
          ...wish.value,
          isStepBackMeant: true,
          ...(typeof mended === 'string' ? { mended } : {}),
        },
        context.progress,
      );
      return outcome.ok
        ? say(
            renderDeploymentDone({
              ...outcome.value,
              kind: 'requested',
              isNew: outcome.value.kind === 'new',
            }),
          )
        : refuse(outcome.refusal);
    },
    ...deploymentSubmissions,
  },
};
