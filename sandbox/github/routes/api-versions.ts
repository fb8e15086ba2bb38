import type { Call } from './route.ts';

/** The API's versions by date; later ones drop what earlier ones still have. */
export const apiVersions = ['2022-11-28', '2026-03-10'] as const;

export const isNewApi = (call: Call): boolean => call.apiVersion >= '2026-03-10';

/** The newer API no longer says which commit a pull request was merged as. */
export function withoutMergeSha(call: Call, pull: Record<string, unknown>): Record<string, unknown> {
  if (!isNewApi(call)) return pull;
  const { merge_commit_sha: _, ...rest } = pull;
  return rest;
}
