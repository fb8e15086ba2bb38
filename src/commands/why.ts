import { environmentOf } from '../domain/deployment/deploying.ts';
import { parseOverrideId } from '../domain/ids.ts';
import { type GateName, gateNames } from '../domain/policy/ladder.ts';
import { findEnvironment } from '../operations/find-environment.ts';
import { leastReason, overrideGate } from '../operations/override-gate.ts';
import { readLadder } from '../operations/read-ladder.ts';
import { reviewOverride } from '../operations/review-override.ts';
import { renderDeploymentDone } from '../views/deployment/done.ts';
import { renderLadder } from '../views/deployment/ladder.ts';
import { reasonView } from '../views/deployment/reason-view.ts';
import { type Command, type Context, misunderstood, type Reply, refuse, say, showModal } from './command.ts';
import { deploymentOf } from './deployment-of.ts';
import { takeProject } from './project-word.ts';
import { refuseTo } from './refuse-to.ts';
import { missing, unexpected } from './words.ts';

const form = { name: 'why', usage: ['why [project] <environment>'] };

const overrideAction = (gate: GateName): string => `why:override:${gate.replaceAll(' ', '-')}`;

/** `/release why`: every gate of what waits for an environment, and what or who clears it. */
export const whyCommand: Command = {
  ...form,
  summary: 'Shows every gate of what waits for an environment, and what or who clears it.',
  examples: ['why production', 'why storefront staging'],
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const name = words.take();
    if (name === null) return misunderstood(missing(form, 'an environment'));
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more));
    const environment = findEnvironment(project.value, name);
    if (!environment.ok) return refuseTo(context, 'read', project.value, environment.refusal);
    const { ports, asker } = context;
    const ladder = await readLadder(ports, asker, { project: project.value, environment: environment.value });
    return ladder.ok ? say(renderLadder(ladder.value, ports.clock.now())) : refuse(ladder.refusal);
  },
  buttons: {
    'why:deployment': async (context, value) => {
      const found = await deploymentOf(context, value);
      if (!found.ok) return refuse(found.refusal);
      const { project, deployment: only } = found.value;
      const { ports, asker } = context;
      const environment = environmentOf(found.value);
      const ladder = await readLadder(ports, asker, { project, environment, only });
      return ladder.ok ? say(renderLadder(ladder.value, ports.clock.now())) : refuse(ladder.refusal);
    },
    'why:reviewed': async ({ ports, asker }, value) => {
      const outcome = await reviewOverride(ports, asker, parseOverrideId(value));
      return outcome.ok
        ? say(renderDeploymentDone({ kind: 'reviewed', ...outcome.value }))
        : refuse(outcome.refusal);
    },
    ...Object.fromEntries(gateNames.map((gate) => [overrideAction(gate), askOverride])),
  },
  modals: Object.fromEntries(gateNames.map((gate) => [overrideAction(gate), 'Override'])),
  submissions: {
    'why:override-submit': async (context, { context: about, values }) => {
      const found = await deploymentOf(context, about);
      if (!found.ok) return refuse(found.refusal);
      const gate = gateOf(about);
      if (gate === undefined) return refuse({ code: 'deployment-unknown' });
      const { ports, asker } = context;
      const reason = String(values['reason'] ?? '');
      const outcome = await overrideGate(ports, asker, {
        deploymentId: found.value.deployment.id,
        gate,
        reason,
      });
      return outcome.ok
        ? say(renderDeploymentDone({ kind: 'overridden', ...outcome.value }))
        : refuse(outcome.refusal);
    },
  },
};

const gateOf = (value: string): GateName | undefined =>
  gateNames.find((gate) => gate === value.split(/ (.*)/s)[1]);

async function askOverride(context: Context, value: string): Promise<Reply> {
  const found = await deploymentOf(context, value);
  if (!found.ok) return refuse(found.refusal);
  const { candidate, deployment } = found.value;
  const gate = gateOf(value) ?? '';
  return showModal(
    reasonView({
      title: 'Override',
      submit: 'Override',
      callback: 'why:override-submit',
      context: value,
      about: { candidate: candidate.name, environment: deployment.environment, gate },
      least: leastReason,
    }),
  );
}
