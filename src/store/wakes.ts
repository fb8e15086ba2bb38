import type { Effect } from '../domain/change.ts';
import { laneKey } from '../domain/deployment/lane.ts';
import type { WokenWork } from '../domain/job.ts';

type Woken = readonly [work: WokenWork, key: string];

/** What an effect wakes: the kind of work, and the key of what it is about. */
export function wakes(effect: Effect): readonly Woken[] {
  switch (effect.effect) {
    case 'advance-build':
      return [['advance-build', effect.candidateId]];
    case 'read-project-file':
      return [['read-project-file', String(effect.repositoryId)]];
    case 'advance-lane':
      return [['advance-lane', laneKey(effect)]];
    case 'bring-back':
    case 'promote-onwards':
    case 'ship-release':
      return [[effect.effect, effect.candidateId]];
    case 'advance-pick':
      return [['advance-pick', effect.pickId]];
    case 'tell-github':
    case 'consider-rollback':
    case 'call-rollback-hook':
      return [[effect.effect, effect.deploymentId]];
    case 'watch-runs':
      return [['watch-runs', String(effect.repositoryId)]];
    case 'send-notice':
      return [['send-notice', effect.noticeId]];
    case 'send-mail':
      return [['send-mail', effect.mailId]];
    case 'send-webhook':
      return [['send-webhook', effect.webhookId]];
    case 'refresh-card':
      // What changes a card may be what stakeholders wait to hear of.
      return [
        ['drain-channel', effect.channelId],
        ['look-at-notices', effect.releaseId],
      ];
    case 'refresh-queue':
    case 'refresh-request':
    case 'refresh-train':
    case 'show-notice':
    case 'say-under-notice':
    case 'say':
      return [['drain-channel', effect.channelId]];
    default:
      return effect satisfies never;
  }
}
