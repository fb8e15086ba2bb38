import type { AgreementAnnouncement } from '../../../src/domain/deployment/agreement-announcement.ts';
import type { DeploymentAnnouncement } from '../../../src/domain/deployment/deployment-announcement.ts';
import { parseFreezeId } from '../../../src/domain/ids.ts';
import { sampleRungs, sampleShown } from './deployment.ts';
import { captain, runUrl, sampleProject } from './release.ts';

type Said = AgreementAnnouncement | DeploymentAnnouncement;
type ByKind = { readonly [K in Said['kind']]: Extract<Said, { readonly kind: K }> };

/** One of each kind of what is said of deployments, full of a text from outside. */
export function sampleDeploymentAnnouncements(text: string): ByKind {
  const by = captain;
  const people = Array.from({ length: 40 }, () => captain);
  const many = Array.from({ length: 40 }, () => text);
  const freezeId = parseFreezeId('66666666-0000-7000-8000-000000000000');
  const deploymentId = '44444444-0000-7000-8000-000000000000';
  const plain = { deploymentId, candidate: text, environment: text };
  const of = { ...plain, tier: 'production' } as const;
  const untilAt = '2026-11-22T12:00:00.000Z';
  const scope = {
    kind: 'environment',
    projectId: sampleProject(text).id,
    project: text,
    environment: text,
  } as const;
  return {
    'deployment-requested': {
      kind: 'deployment-requested',
      ...of,
      by,
      origin: 'manual',
      shown: sampleShown(text, 3),
      need: 2,
      from: [text],
      expiresAt: untilAt,
    },
    'approvals-carried': { kind: 'approvals-carried', ...of, people, givenAt: untilAt },
    'deployment-waits': { kind: 'deployment-waits', ...of, why: 'stuck', rungs: sampleRungs(text) },
    'deployment-queued': { kind: 'deployment-queued', ...of, position: 2, behind: text, startsAt: untilAt },
    'approval-reminder': {
      kind: 'approval-reminder',
      ...of,
      have: 1,
      need: 2,
      from: many,
      expiresAt: untilAt,
    },
    'deployment-reshown': { kind: 'deployment-reshown', ...of, changed: many, voided: people },
    'deployment-started': {
      kind: 'deployment-started',
      ...of,
      by,
      approvedBy: people,
      from: text,
      url: runUrl,
    },
    'deployment-late': {
      kind: 'deployment-late',
      ...of,
      workflow: text,
      seconds: 61,
      isQueued: true,
      url: runUrl,
    },
    'deployment-answer-lost': { kind: 'deployment-answer-lost', ...of, workflow: text },
    'deployment-parked': { kind: 'deployment-parked', ...of, until: untilAt },
    'deployment-repeated': { kind: 'deployment-repeated', ...of, url: runUrl },
    'deployment-verifying': { kind: 'deployment-verifying', ...of, checks: 2, bakeMs: 600_000 },
    'deployment-ended': {
      kind: 'deployment-ended',
      ...of,
      state: 'errored',
      reason: { code: 'timed-out', minutes: 20, url: runUrl },
      keepsLane: true,
      isRetryable: true,
      isHeld: true,
      url: runUrl,
    },
    'deployment-learned': {
      kind: 'deployment-learned',
      ...of,
      conclusion: text,
      isFreed: false,
      isInDoubt: true,
      url: runUrl,
    },
    'foreign-run': { kind: 'foreign-run', environments: many, workflow: text, actor: text, url: runUrl },
    'promotion-refused': {
      kind: 'promotion-refused',
      candidate: text,
      environment: text,
      code: 'config-invalid',
    },
    'release-shipped': { kind: 'release-shipped', version: text, candidate: text, environments: many },
    'release-published': { kind: 'release-published', version: text, url: runUrl },
    'publication-refused': {
      kind: 'publication-refused',
      version: text,
      tag: text,
      what: 'release',
      status: 422,
    },
    'approval-given': { kind: 'approval-given', ...plain, by },
    'approval-withdrawn': { kind: 'approval-withdrawn', ...plain, by },
    'gate-overridden': {
      kind: 'gate-overridden',
      ...plain,
      overrideId: deploymentId,
      gate: text,
      by,
      reason: text,
    },
    'override-reviewed': { kind: 'override-reviewed', ...plain, gate: text, by, overriddenBy: by },
    'deployment-moved': { kind: 'deployment-moved', ...plain, by, position: 1 },
    'freeze-set': { kind: 'freeze-set', freezeId, scope, because: text, by, fromAt: untilAt, untilAt },
    'freeze-begun': { kind: 'freeze-begun', freezeId, scope, because: text, by, untilAt },
    'freeze-ended': { kind: 'freeze-ended', scope, because: text, setBy: by, by: null },
  };
}
