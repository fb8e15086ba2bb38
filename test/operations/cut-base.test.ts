import { expect, test } from 'vitest';
import { cutBase } from '../../src/operations/cut-base.ts';
import type { Ports } from '../../src/ports.ts';
import { partly } from '../support/promotion/partly.ts';
import { sampleCandidate, sampleRelease } from '../views/support/release.ts';

test('what a cut counts from is the latest candidate, with the time when that one was cut', async () => {
  const { id, version, state, cutAt } = sampleRelease({ cutAt: new Date('2026-11-01T09:00:00Z') });
  const candidates = [1, 2].map((number) =>
    sampleCandidate({ releaseId: id, number, cutAt: new Date(`2026-11-0${number}T09:00:00Z`) }),
  );
  const base = await cutBase(partly<Ports>({}), {
    repository: 'acme/shop',
    sha: sampleCandidate().sha,
    below: null,
    releases: [{ id, version, state, cutAt, candidates }],
    candidates,
    tags: [],
    read: () => null,
  });
  expect(base).toMatchObject({ version, cutAt: new Date('2026-11-02T09:00:00Z') });
});
