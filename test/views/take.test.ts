import { expect, test } from 'vitest';
import type { Deployment } from '../../src/domain/deployment/deployment.ts';
import type { HotfixRoute } from '../../src/domain/hotfix/hotfix.ts';
import { renderCard } from '../../src/views/card.ts';
import { sampleDeployment, sampleEnvironment, sampleLine, sampleShown } from './support/deployment.ts';
import { hotfixOf } from './support/hotfix-views.ts';
import { read } from './support/read.ts';
import { now, sampleCard } from './support/release.ts';

const staging = sampleEnvironment('staging', { tier: 'staging' });

/** The card of a hotfix, with its deployment to staging. */
function card(route: HotfixRoute, deployment: Partial<Deployment>): string {
  const release = hotfixOf('1.5.0-rc.1');
  const hotfix = release.hotfix === null ? null : { ...release.hotfix, route };
  const shown = sampleShown('a change', 1, { environment: 'staging' });
  const environments = [sampleLine(staging, sampleDeployment(shown, deployment))];
  return read(renderCard(sampleCard({ release: { ...release, hotfix }, environments }), now));
}

const wait = { kind: 'wait', environment: 'staging' } as const;
const waiting = { state: 'requested', startedAt: null } as const;

test('a hotfix that waits for an environment can take it from its card', () => {
  expect(card(wait, waiting)).toContain('Take staging');
});

test('what it has begun in, goes around or took already is not to be taken', () => {
  expect(card(wait, { state: 'running', startedAt: now })).not.toContain('Take staging');
  expect(card({ ...wait, kind: 'through' }, waiting)).not.toContain('Take staging');
  expect(card({ ...wait, kind: 'take', occupant: null }, waiting)).not.toContain('Take staging');
});
