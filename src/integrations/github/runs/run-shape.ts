import { z } from 'zod';
import type { Run } from '../../../domain/repository/run.ts';
import { shaShape } from '../repository/branch-tip.ts';

const login = z.object({ login: z.string().nullish() }).nullish();

/**
 * A workflow run in GitHub's words → ours. Only what tells one run from another has to be there: compatible servers
 * leave out what they do not know, as the conclusion of a run that goes on.
 */
export const runShape = z
  .object({
    id: z.number(),
    html_url: z.string().nullish(),
    run_attempt: z.number().nullish(),
    run_number: z.number().nullish(),
    display_title: z.string().nullish(),
    name: z.string().nullish(),
    event: z.string().nullish(),
    head_branch: z.string().nullish(),
    head_sha: shaShape,
    actor: login,
    status: z.string().nullish(),
    conclusion: z.string().nullish(),
    created_at: z.string(),
    run_started_at: z.string().nullish(),
    updated_at: z.string().nullish(),
  })
  .transform(
    (run): Run => ({
      runId: run.id,
      url: run.html_url ?? '',
      attempt: run.run_attempt ?? 1,
      number: run.run_number ?? 0,
      title: run.display_title ?? run.name ?? '',
      // Not known to be of another kind: as one of ours it is still compared by all that is known.
      event: run.event ?? 'workflow_dispatch',
      ref: run.head_branch ?? null,
      sha: run.head_sha,
      actor: run.actor?.login ?? null,
      status: run.status ?? 'unknown',
      conclusion: run.conclusion ?? null,
      createdAt: new Date(run.created_at),
      ...(run.run_started_at == null ? {} : { startedAt: new Date(run.run_started_at) }),
      ...(run.updated_at == null ? {} : { changedAt: new Date(run.updated_at) }),
    }),
  );
