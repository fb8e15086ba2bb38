import type { Decision } from '../change.ts';
import { isSame } from '../project/loosening.ts';
import { refreshCard } from '../release/refresh-card.ts';
import {
  aboutDeployment,
  deploymentEvent,
  environmentOf,
  refreshQueue,
  say,
  setDeployment,
} from './deploying.ts';
import type { Deployment } from './deployment.ts';
import { endDeployment } from './end-deployment.ts';
import { noteJudgement, notesOf } from './note-judgement.ts';
import { countedFrom, passedBy } from './plan.ts';
import { agreedIn, isApproved, type Waiting } from './waiting.ts';

const minute = 60_000;

import { type Shown, shownHash } from './shown.ts';

/** What a fresh judgement means for a deployment that waits; null where nothing has changed. */
export function afterJudgement(waiting: Waiting): Decision | null {
  return (
    overBefore(waiting) ?? reshown(waiting) ?? expired(waiting) ?? moved(waiting) ?? noteJudgement(waiting)
  );
}

function overBefore(waiting: Waiting): Decision | null {
  const { release, deployment, newer } = waiting;
  const isClosed = release.state === 'abandoned' || release.state === 'returned';
  if (isClosed && deployment.origin !== 'rollback') {
    return endDeployment(waiting, 'cancelled', {
      reason: { code: 'release-closed', version: release.version },
    });
  }
  if (newer === null || deployment.origin !== 'automatic') return null;
  return endDeployment(waiting, 'superseded', {
    reason: { code: 'superseded', candidate: newer },
    facts: { newer },
  });
}

/** What would start is no longer what was shown: it is shown anew, and every yes to the old case is void (promise 5). */
function reshown(waiting: Waiting): Decision | null {
  const { deployment, candidate, approvals, now, build } = waiting;
  const policy = environmentOf(waiting);
  const shown: Shown = {
    ...deployment.shown,
    candidate: candidate.name,
    sha: candidate.sha,
    digest: candidate.artifactDigest,
    build,
    policy,
  };
  const hash = shownHash(shown);
  if (hash === deployment.shownHash) return null;
  const changed = (['candidate', 'sha', 'digest', 'build', 'policy'] as const).filter(
    (part) => !isSame(shown[part], deployment.shown[part]),
  );
  const voided = approvals
    .filter(({ verdict, withdrawnAt }) => verdict === 'approved' && withdrawnAt === null)
    .map(({ userId }) => userId);
  const { count, expireMs, validMs } = policy.approvals;
  return {
    changes: [
      setDeployment(waiting, {
        policy,
        shown,
        shownHash: hash,
        state: 'requested',
        stateAt: deployment.state === 'requested' ? deployment.stateAt : now,
        queuedAt: null,
        approvedAt: null,
        remindedAt: null,
        expiresAt: new Date(countedFrom(now, deployment).getTime() + (count > 0 ? expireMs : validMs)),
        lookAt: now,
      }),
    ],
    events: [deploymentEvent(waiting, 'deployment-reshown', { changed, voided, shownHash: hash })],
    effects: [
      refreshCard(waiting),
      ...agreedIn(waiting),
      ...(isBuilding(deployment, changed)
        ? []
        : [
            say(
              waiting,
              { kind: 'deployment-reshown', ...aboutDeployment(waiting), changed, voided },
              { occasion: hash },
            ),
          ]),
    ],
  };
}

/** A build that ended since the request was made is no news to anybody. */
const isBuilding = ({ shown }: Deployment, changed: readonly string[]): boolean =>
  shown.build === null && changed.every((part) => part === 'build' || part === 'digest');

function expired(waiting: Waiting): Decision | null {
  const { deployment, now } = waiting;
  const { approvals } = environmentOf(waiting);
  if (deployment.approvedAt !== null) {
    if (now.getTime() < deployment.approvedAt.getTime() + approvals.validMs) return null;
    return endDeployment(waiting, 'expired', {
      reason: { code: 'approvals-too-old', days: Math.round(approvals.validMs / (24 * 60 * minute)) },
    });
  }
  if (deployment.expiresAt === null || now < deployment.expiresAt || isApproved(waiting)) return null;
  return endDeployment(waiting, 'expired', {
    reason: { code: 'approval-expired', hours: Math.round(approvals.expireMs / (60 * minute)) },
  });
}

/** Into the queue when every gate holds, and back out of it when one closed. */
function moved(waiting: Waiting): Decision | null {
  const { deployment, verdict, ladder, now, behind } = waiting;
  const isOpen = verdict.kind === 'start';
  if (isOpen === (deployment.state === 'queued')) return null;
  const passed = passedBy(waiting);
  const open = ladder.filter(({ answer }) => answer.state !== 'holds');
  return {
    changes: [
      setDeployment(waiting, {
        ...notesOf(waiting),
        state: isOpen ? 'queued' : 'requested',
        stateReason: isOpen ? null : { code: 'gate-closed', gate: open[0]?.gate ?? '' },
        stateAt: now,
        queuedAt: isOpen ? now : null,
      }),
    ],
    events: [
      isOpen
        ? deploymentEvent(waiting, 'deployment-queued')
        : deploymentEvent(waiting, 'deployment-sent-back', { gates: open.map(({ gate }) => gate) }),
      ...passed.events,
    ],
    effects: [
      refreshCard(waiting),
      refreshQueue(waiting),
      ...agreedIn(waiting),
      ...(isOpen
        ? behind === null
          ? []
          : [
              say(
                waiting,
                {
                  kind: 'deployment-queued',
                  ...aboutDeployment(waiting),
                  position: behind.position,
                  behind: behind.candidate,
                  startsAt: behind.startsAt?.toISOString() ?? null,
                },
                { occasion: now.toISOString() },
              ),
            ]
        : passed.effects.length > 0
          ? passed.effects
          : [
              say(
                waiting,
                { kind: 'deployment-waits', ...aboutDeployment(waiting), why: 'sent-back', rungs: open },
                { occasion: now.toISOString() },
              ),
            ]),
    ],
  };
}
