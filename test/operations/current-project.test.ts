import { expect, test } from 'vitest';
import { IntegrationError } from '../../src/domain/integration/integration-error.ts';
import type { Repository } from '../../src/domain/repository/repository.ts';
import { currentProject } from '../../src/operations/current-project.ts';
import type { Ports } from '../../src/ports.ts';
import { renderRefusal } from '../../src/views/refusals.ts';
import { partly } from '../support/promotion/partly.ts';
import { read } from '../views/support/read.ts';
import { sampleProject } from '../views/support/release.ts';

/** What somebody reads who asks for something while GitHub answers so. */
async function told(failure: { readonly retryAfterMs?: number; readonly system?: 'slack' }): Promise<string> {
  const ports = partly<Ports>({
    store: partly<Ports['store']>({
      repository: async () => partly<Repository>({ fullName: 'acme/storefront' }),
    }),
    github: partly<Ports['github']>({
      repositoryById: () =>
        Promise.reject(
          new IntegrationError({ system: 'github', operation: 'anything', retryable: true, ...failure }),
        ),
    }),
  });
  const answer = await currentProject(ports, sampleProject('storefront'));
  return answer.ok ? '' : read(renderRefusal(answer.refusal));
}

test('whoever asks while GitHub takes no more requests is told so, and in what time to ask again', async () => {
  const text = await told({ retryAfterMs: 50 * 60_000 });
  expect(text).toContain('GitHub takes no more requests for now');
  expect(text).toContain('Try again in 50 minutes.');
});

test('whoever asks while GitHub does not answer is told no time', async () => {
  expect(await told({})).toContain('GitHub could not be asked for the waybill.yaml of acme/storefront');
  expect(await told({ system: 'slack', retryAfterMs: 60_000 })).not.toContain('1 minute');
});
