import type { Deploying } from '../domain/deployment/deploying.ts';
import { environmentOf, setDeployment } from '../domain/deployment/deploying.ts';
import { afterProbes, baseline, type Probed, toAsk } from '../domain/deployment/verify.ts';
import type { HoldId } from '../domain/ids.ts';
import type { SmokeCheck } from '../domain/project/environment.ts';
import type { ProbeResult } from '../ports/probe.ts';
import type { Ports } from '../ports.ts';

/**
 * Asks the smoke checks once before the deployment starts, so that what was broken before is not blamed on
 * it. *None*: there is nothing to ask.
 */
export async function takeBaseline(ports: Ports, deploying: Deploying): Promise<'kept' | 'none'> {
  const { verify } = environmentOf(deploying);
  if (verify.smoke.length === 0) return 'none';
  const { deployment } = deploying;
  const [last, probed] = await Promise.all([
    ports.store.deployments.lastSucceeded(deployment),
    Promise.all(verify.smoke.map((check) => ask(ports, check))),
  ]);
  const progress = baseline(verify, { known: last?.policy.verify.smoke ?? null, probed });
  const { kind } = await ports.store.commit({
    changes: [setDeployment(deploying, { verification: progress })],
    events: [],
    effects: [],
  });
  return kind === 'done' ? 'kept' : 'none';
}

/** Asks what is to be asked now of a deployment that is being verified, and records what that means. */
export async function verifyDeployment(ports: Ports, deploying: Deploying): Promise<'on' | 'rest'> {
  const { deployment } = deploying;
  const { store, clock, mint } = ports;
  if (deployment.lookAt !== null && deployment.lookAt > deploying.now) return 'rest';
  const { verify } = environmentOf(deploying);
  const probed = await Promise.all(toAsk(deploying).map((check) => ask(ports, check)));
  const isInDoubt = verify.control !== null && probed.some(({ state }) => state === 'wrong');
  const [control, hold] = await Promise.all([
    isInDoubt ? answers(ports, verify.control ?? '') : null,
    store.deployments.holdIn(deployment),
  ]);
  const decision = afterProbes({ ...deploying, now: clock.now() }, probed, {
    control,
    holdId: hold === null ? mint.id<HoldId>() : null,
  });
  return (await store.commit(decision)).kind === 'done' ? 'on' : 'rest';
}

async function ask({ probe }: Ports, { url, status, contains, timeoutMs }: SmokeCheck): Promise<Probed> {
  const result = await probe({ url, status, contains, timeoutMs });
  return { url, ...meaning(result, status) };
}

/** Whether the control target answers at all, whatever it says: so the network works. */
async function answers({ probe }: Ports, url: string): Promise<boolean> {
  const { kind } = await probe({ url, status: 200, contains: null, timeoutMs: 5_000 });
  return kind === 'right' || kind === 'wrong-status' || kind === 'wrong-content';
}

/** In our own words: an answer is never quoted (promise 21). */
function meaning(result: ProbeResult, wanted: number): Omit<Probed, 'url'> {
  switch (result.kind) {
    case 'right':
      return { state: 'right', found: `answers ${result.status}` };
    case 'wrong-status':
      return { state: 'wrong', found: `answers ${result.status} instead of ${wanted}` };
    case 'wrong-content':
      return { state: 'wrong', found: 'answers without the text it should contain' };
    case 'refused':
      return { state: 'wrong', found: 'refuses connections' };
    case 'reset':
      return { state: 'wrong', found: 'breaks the connection off' };
    case 'timed-out':
      return { state: 'wrong', found: 'does not answer in time' };
    case 'unresolved':
      return { state: 'unclear', found: 'its name cannot be resolved' };
    case 'tls':
      return { state: 'unclear', found: 'its certificate is not accepted' };
    case 'forbidden':
      return { state: 'unclear', found: 'is not among the addresses that may be reached' };
    default:
      return result satisfies never;
  }
}
