import { type Deploying, environmentOf } from '../domain/deployment/deploying.ts';
import { parseDeploymentId } from '../domain/ids.ts';
import type { Outcome } from '../domain/outcome.ts';
import { approveDeployment } from '../operations/approve-deployment.ts';
import { authorize } from '../operations/authorize.ts';
import { attestEnded, callHealth } from '../operations/call-health.ts';
import { cancelDeployment } from '../operations/cancel-deployment.ts';
import { readRequest } from '../operations/read-request.ts';
import { rejectDeployment } from '../operations/reject-deployment.ts';
import { startPlanned } from '../operations/start-planned.ts';
import { withdrawApproval } from '../operations/withdraw-approval.ts';
import { type DeploymentDone, renderDeploymentDone } from '../views/deployment/done.ts';
import { renderShown } from '../views/deployment/promotion-view.ts';
import { reasonView } from '../views/deployment/reason-view.ts';
import { renderRequest } from '../views/deployment/request.ts';
import { renderRefusal } from '../views/refusals.ts';
import {
  type Command,
  type Context,
  type Reply,
  refuse,
  type Submission,
  say,
  showModal,
} from './command.ts';
import { deploymentOf } from './deployment-of.ts';

const idOf = (value: string) => parseDeploymentId(value.split(' ')[0] ?? '');
const reasonOf = ({ values }: Submission): string => String(values['reason'] ?? '');

function done<T>(outcome: Outcome<T>, words: (value: T) => DeploymentDone): Reply {
  return outcome.ok ? say(renderDeploymentDone(words(outcome.value))) : refuse(outcome.refusal);
}

/** Buttons that open a window which asks why. */
export const deploymentModals: NonNullable<Command['modals']> = {
  'promote:show': 'Request',
  'promote:reject': 'Reject',
  'promote:faulty': 'Faulty',
  'promote:attest': 'Nothing runs',
};

/** The buttons on a request, on the card's deployments, and in the queue. */
export const deploymentButtons: NonNullable<Command['buttons']> = {
  'promote:approve': approve,
  'promote:withdraw': async ({ ports, asker }, value) =>
    done(await withdrawApproval(ports, asker, idOf(value)), (value) => ({ kind: 'withdrawn', ...value })),
  'promote:cancel': async ({ ports, asker }, value) =>
    done(await cancelDeployment(ports, asker, { id: idOf(value), because: null }), (value) => ({
      ...value,
      kind: value.kind === 'asked' ? 'cancel-asked' : 'cancelled',
    })),
  'promote:start': async ({ ports, asker }, value) =>
    done(await startPlanned(ports, asker, idOf(value)), (value) => ({ kind: 'started', ...value })),
  'promote:healthy': async ({ ports, asker }, value) =>
    done(await callHealth(ports, asker, { id: idOf(value), word: 'healthy', because: '' }), (value) => ({
      kind: 'healthy',
      ...value,
    })),
  'promote:show': async (context, value) => {
    const found = await deploymentOf(context, value);
    if (!found.ok) return refuse(found.refusal);
    const { ports } = context;
    const permitted = await mayLook(context, found.value);
    if (!permitted.ok) return refuse(permitted.refusal);
    const request = await readRequest(ports, found.value.deployment.id);
    return request === null
      ? refuse({ code: 'deployment-unknown' })
      : say(renderRequest(request, ports.clock.now()));
  },
  'promote:changes': async (context, value) => {
    const found = await deploymentOf(context, value);
    if (!found.ok) return refuse(found.refusal);
    const permitted = await mayLook(context, found.value);
    return permitted.ok ? say(renderShown(found.value.deployment.shown)) : refuse(permitted.refusal);
  },
  'promote:reject': (context, value) =>
    askWhy(context, value, { title: 'Reject', callback: 'promote:reject-submit' }),
  'promote:faulty': (context, value) =>
    askWhy(context, value, { title: 'Faulty', callback: 'promote:faulty-submit' }),
  'promote:attest': (context, value) =>
    askWhy(context, value, { title: 'Nothing runs', callback: 'promote:attest-submit' }),
};

export const deploymentSubmissions: NonNullable<Command['submissions']> = {
  'promote:reject-submit': async ({ ports, asker }, submission) =>
    done(
      await rejectDeployment(ports, asker, {
        deploymentId: idOf(submission.context),
        because: reasonOf(submission),
      }),
      (value) => ({ kind: 'rejected', ...value }),
    ),
  'promote:faulty-submit': async ({ ports, asker }, submission) =>
    done(
      await callHealth(ports, asker, {
        id: idOf(submission.context),
        word: 'faulty',
        because: reasonOf(submission),
      }),
      (value) => ({ kind: 'faulty', ...value }),
    ),
  'promote:attest-submit': async ({ ports, asker }, submission) =>
    done(
      await attestEnded(ports, asker, { id: idOf(submission.context), because: reasonOf(submission) }),
      (value) => ({ kind: 'attested', ...value }),
    ),
};

/** Approvers are shown what they are asked, whether they are in the project's channel or not. */
async function mayLook({ ports, asker }: Context, deploying: Deploying): Promise<Outcome<unknown>> {
  const { project } = deploying;
  const isMember = await authorize(ports, asker, 'read', project);
  if (isMember.ok) return isMember;
  return authorize(ports, asker, 'approve a deployment', project, environmentOf(deploying));
}

/** A yes to what the button's hash names; where that is no longer the case, the person gets the fresh one. */
async function approve({ ports, asker }: Context, value: string): Promise<Reply> {
  const [id = '', seenHash = ''] = value.split(' ');
  const deploymentId = parseDeploymentId(id);
  const outcome = await approveDeployment(ports, asker, { deploymentId, seenHash });
  if (outcome.ok || outcome.refusal.code !== 'case-changed') {
    return done(outcome, (value) => ({ kind: 'approved', ...value }));
  }
  const refusal = renderRefusal(outcome.refusal);
  const request = await readRequest(ports, deploymentId);
  if (request === null) return say(refusal);
  const fresh = renderRequest(request, ports.clock.now());
  return say({ text: refusal.text, blocks: [...refusal.blocks, ...fresh.blocks] });
}

async function askWhy(
  context: Context,
  value: string,
  { title, callback }: { readonly title: string; readonly callback: string },
): Promise<Reply> {
  const found = await deploymentOf(context, value);
  if (!found.ok) return refuse(found.refusal);
  const { candidate, deployment } = found.value;
  return showModal(
    reasonView({
      title,
      submit: title,
      callback,
      context: value,
      about: { candidate: candidate.name, environment: deployment.environment },
      least: 1,
    }),
  );
}
