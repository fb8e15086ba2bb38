import * as ids from '../../../src/domain/ids.ts';
import type { EnvironmentConfiguration } from '../../../src/domain/project/environment.ts';
import { sampleEnvironment } from '../../views/support/deployment.ts';

export const captain = ids.parseUserId('U0CAPTAIN');
export const ada = ids.parseUserId('U0ADA');
export const grace = ids.parseUserId('U0GRACE');

/** An environment without any condition, unless a test adds one. */
export const openEnvironment = (name: string, changed: Partial<EnvironmentConfiguration> = {}) =>
  sampleEnvironment(name, {
    deploy: {
      workflow: 'deploy.yml',
      inputs: { id: '{dispatch}', to: '{environment}' },
      timeoutMs: 20 * 60_000,
    },
    approvals: { count: 0, from: [ada, grace], expireMs: 86_400_000, validMs: 604_800_000, exclude: [] },
    ...changed,
  });
