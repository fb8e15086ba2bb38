import type { FreezeScope } from '../../domain/policy/freeze-scope.ts';
import { bold, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';

/** What a freeze stops, in words. */
export const scopeWords = (scope: FreezeScope): Mrkdwn =>
  scope.kind === 'everything'
    ? mrkdwn`everything`
    : scope.kind === 'project'
      ? mrkdwn`${bold(scope.project)}`
      : mrkdwn`${bold(scope.environment)} of ${bold(scope.project)}`;

/** What a freeze stops, as it is typed. */
export function scopeText(scope: FreezeScope): string {
  if (scope.kind === 'everything') return 'everything';
  return scope.kind === 'project' ? scope.project : `${scope.project} ${scope.environment}`;
}

/** The command that ends a freeze. */
export const unfreezeForm = (scope: FreezeScope): string => `/release unfreeze ${scopeText(scope)}`;
