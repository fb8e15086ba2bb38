import type { Announcement } from '../../announcement.ts';
import type { Decision, Effect } from '../../change.ts';
import { type Deploying, deploymentEvent, environmentOf, isLastTier } from '../../deployment/deploying.ts';
import type { CandidateId, RollbackVerdictId } from '../../ids.ts';
import type { RefusalCode } from '../../refusal.ts';
import type { WayBackEvidence } from './evidence.ts';
import type { ShadowTally } from './figures.ts';
import type { AutomaticVerdict, WhyAsked } from './should-roll-back.ts';
import type { RollbackVerdict } from './verdict.ts';

/** What was found out for a verdict on one end of a deployment. */
export type Considered = {
  readonly id: RollbackVerdictId;
  readonly verdict: AutomaticVerdict;
  readonly target: { readonly id: CandidateId; readonly name: string } | null;
  /** Where people are told; null where they are not, or it could not be gathered. */
  readonly evidence: WayBackEvidence | null;
  readonly tally: ShadowTally;
};

/** The verdict on the record, and what people are told of it. To act is another step: it is tried until it is done. */
export function considerEnd(deploying: Deploying, considered: Considered): Decision {
  const { deployment, project, now } = deploying;
  const { id, verdict, target } = considered;
  const why = 'why' in verdict ? verdict.why : verdict.trigger;
  const row: RollbackVerdict = {
    id,
    deploymentId: deployment.id,
    projectId: project.id,
    environment: deployment.environment,
    endedAt: deployment.endedAt ?? now,
    kind: verdict.kind,
    why,
    targetCandidateId: target?.id ?? null,
    at: now,
    carriedOutAt: null,
    revision: 1,
  };
  const said = announcementOf(deploying, considered);
  return {
    changes: [{ insert: 'rollbackVerdicts', row }],
    events: [
      deploymentEvent(deploying, 'rollback-considered', {
        verdict: verdict.kind,
        why,
        to: target?.name ?? null,
      }),
    ],
    effects: said === null ? [] : [tell(deploying, row, said)],
  };
}

function announcementOf(
  deploying: Deploying,
  { id, verdict, evidence, tally }: Considered,
): Announcement | null {
  const { deployment } = deploying;
  const there = placeOf(deploying);
  if (verdict.kind === 'nothing')
    return verdict.why === 'no-target' ? { kind: 'no-way-back', ...there } : null;
  if (evidence === null || verdict.kind === 'act') return null;
  const about = { ...there, deploymentId: deployment.id, evidence };
  return verdict.kind === 'ask'
    ? { kind: 'rollback-asked', ...about, why: verdict.why }
    : { kind: 'rollback-imagined', ...about, verdictId: id, trigger: verdict.trigger, tally };
}

const placeOf = (deploying: Deploying) => ({
  environment: deploying.deployment.environment,
  tier: environmentOf(deploying).tier,
  from: deploying.candidate.name,
});

/** In the last tier the channel sees it; elsewhere the thread is enough. */
function tell(deploying: Deploying, { id }: Pick<RollbackVerdict, 'id'>, said: Announcement): Effect {
  const { project, release } = deploying;
  return {
    effect: 'say',
    key: `${said.kind}:${id}`,
    channelId: project.channelId,
    thread: release.id,
    reach: isLastTier(deploying) ? 'broadcast' : 'thread',
    announcement: said,
  };
}

/** Why a rollback that was decided did not come; people are told, and one of them decides. */
export type NotCarriedOut =
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  /** It came too late, or the environment had changed by then. */
  | { readonly kind: 'asked'; readonly why: WhyAsked; readonly evidence: WayBackEvidence };

/** The rollback was asked for, or it is said why not. */
export function carriedOut(
  deploying: Deploying,
  verdict: RollbackVerdict,
  instead: NotCarriedOut | null,
): Decision {
  const { deployment, now } = deploying;
  const about = { ...placeOf(deploying), deploymentId: deployment.id };
  const { id, revision } = verdict;
  return {
    changes: [{ update: 'rollbackVerdicts', id, revision, set: { carriedOutAt: now } }],
    events: [],
    effects:
      instead === null
        ? []
        : [
            tell(
              deploying,
              verdict,
              instead.kind === 'refused'
                ? { kind: 'rollback-refused', ...about, code: instead.code }
                : { ...instead, kind: 'rollback-asked', ...about },
            ),
          ],
  };
}
