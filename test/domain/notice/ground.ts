import type { Deployment } from '../../../src/domain/deployment/deployment.ts';
import { newDeployment } from '../../../src/domain/deployment/request-deployment.ts';
import * as ids from '../../../src/domain/ids.ts';
import type { Notice } from '../../../src/domain/notice/notice.ts';
import { type NoticeGround, planNotices } from '../../../src/domain/notice/plan-notices.ts';
import type { EnvironmentConfiguration } from '../../../src/domain/project/environment.ts';
import type { Project } from '../../../src/domain/repository/repository.ts';
import { sampleEnvironment, sampleShown } from '../../views/support/deployment.ts';
import { captain, now, sampleCandidate, sampleProject, sampleRelease } from '../../views/support/release.ts';

const staging = sampleEnvironment('staging', { tier: 'staging', windows: [], soakMs: 0 });
const production = sampleEnvironment('production', {
  tier: 'production',
  after: ['staging'],
  windows: [],
  soakMs: 0,
});

export function projectWith(
  announce: Partial<Project['configuration']['announce']> = {},
  environments: readonly EnvironmentConfiguration[] = [staging, production],
): Project {
  const project = sampleProject('storefront');
  const { configuration } = project;
  return {
    ...project,
    configuration: { ...configuration, environments, announce: { ...configuration.announce, ...announce } },
  };
}

export const ready = sampleCandidate({ state: 'ready', name: '1.5.0-rc.1', number: 1 });

let minted = 0;
let deployments = 0;
export function deploymentIn(environment: string, changed: Partial<Deployment> = {}): Deployment {
  deployments += 1;
  const fresh = newDeployment({
    id: ids.parseDeploymentId(`${String(deployments).padStart(8, '0')}-0000-7000-8000-00000000000d`),
    project: projectWith(),
    release: sampleRelease(),
    candidate: ready,
    origin: 'manual',
    by: captain,
    shown: sampleShown('x', 1, { environment, policy: environment === 'staging' ? staging : production }),
    replaces: null,
    lifts: null,
    carried: [],
    now,
  });
  return { ...fresh, ...changed };
}

export const succeeded = (environment: string, changed: Partial<Deployment> = {}): Deployment =>
  deploymentIn(environment, { state: 'succeeded', succeededAt: now, endedAt: now, ...changed });

const wish = { to: 'C0SUPPORT', environments: null, via: 'waybill.yaml', since: null } as const;

/** A ready release of a project with one stakeholder, who wants everything. */
export function groundWith(changed: Partial<NoticeGround> = {}): NoticeGround {
  return {
    project: projectWith(),
    release: sampleRelease(),
    candidate: ready,
    deployments: [],
    now,
    notices: [],
    wishes: [{ ...wish, kinds: ['asn', 'pod', 'failure'] }],
    rollbacks: [],
    names: new Map([[ready.id, ready.name]]),
    proofs: new Map(),
    authors: new Map(),
    newId: () => {
      minted += 1;
      return ids.parseNoticeId(`00000000-0000-7000-8000-${String(minted).padStart(12, '0')}`);
    },
    ...changed,
  };
}

/** The notices that a release has once every plan was carried out. */
export function carriedOut(ground: NoticeGround): readonly Notice[] {
  const rows = new Map(ground.notices.map((notice) => [notice.id, notice]));
  for (const { changes } of planNotices(ground)) {
    for (const change of changes) {
      if ('insert' in change && change.insert === 'notices') rows.set(change.row.id, change.row);
      if ('update' in change && change.update === 'notices') {
        const before = rows.get(change.id);
        if (before !== undefined)
          rows.set(change.id, { ...before, ...change.set, revision: before.revision + 1 });
      }
    }
  }
  return [...rows.values()];
}
