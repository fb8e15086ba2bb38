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
import { renderRequest } from '../views/deployment/request.ts';
import { renderRefusal } from '../views/refusals.ts';
import { askWhy, withReason } from './ask-why.ts';
import { type Command, type Context, type Reply, refuse, say } from './command.ts';
import { deploymentOf } from './deployment-of.ts';

const idOf = (value: string) => parseDeploymentId(value.split(' ')[0] ?? '');
const about = 'what goes there';

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
    askWhy(context, value, { title: 'Reject', callback: 'promote:reject-submit', about }),
  'promote:faulty': (context, value) =>
    askWhy(context, value, { title: 'Faulty', callback: 'promote:faulty-submit', about }),
  'promote:attest': (context, value) =>
    askWhy(context, value, { title: 'Nothing runs', callback: 'promote:attest-submit', about }),
};

export const deploymentSubmissions: NonNullable<Command['submissions']> = {
  'promote:reject-submit': withReason(
    (ports, asker, { id: deploymentId, because }) =>
      rejectDeployment(ports, asker, { deploymentId, because }),
    (value) => renderDeploymentDone({ kind: 'rejected', ...value }),
  ),
  'promote:faulty-submit': withReason(
    (ports, asker, why) => callHealth(ports, asker, { ...why, word: 'faulty' }),
    (value) => renderDeploymentDone({ kind: 'faulty', ...value }),
  ),
  'promote:attest-submit': withReason(attestEnded, (value) =>
    renderDeploymentDone({ kind: 'attested', ...value }),
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
