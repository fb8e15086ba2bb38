import { sourceOf } from '../../../sandbox/repository.ts';
import { setUpRepository } from '../../../sandbox/set-up-repository.ts';
import { type Sandbox, type SandboxOrder, startSandbox } from '../../../sandbox/start-sandbox.ts';

/** The sandbox as `npm run sandbox` starts it: the bot itself, on the sample history, ready to type in. */
export const startRealSandbox = async (wishes: Pick<SandboxOrder, 'hasDemo'> = {}): Promise<Sandbox> => {
  const source = await sourceOf(undefined);
  const sandbox = await startSandbox({ source, port: 0, ...wishes });
  await setUpRepository(sandbox.slack, source.fullName);
  return sandbox;
};
