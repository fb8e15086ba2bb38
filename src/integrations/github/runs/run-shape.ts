import { z } from 'zod';
import type { Run } from '../../../domain/repository/run.ts';
import { shaShape } from '../repository/branch-tip.ts';

const login = z.object({ login: z.string() }).nullish();

/** A workflow run in GitHub's words → ours. */
export const runShape = z
  .object({
    id: z.number(),
    html_url: z.string(),
    run_attempt: z.number().optional(),
    run_number: z.number(),
    display_title: z.string().nullish(),
    name: z.string().nullish(),
    event: z.string(),
    head_branch: z.string().nullable(),
    head_sha: shaShape,
    actor: login,
    status: z.string().nullable(),
    conclusion: z.string().nullable(),
    created_at: z.string(),
    run_started_at: z.string().optional(),
  })
  .transform(
    (run): Run => ({
      runId: run.id,
      url: run.html_url,
      attempt: run.run_attempt ?? 1,
      number: run.run_number,
      title: run.display_title ?? run.name ?? '',
      event: run.event,
      ref: run.head_branch,
      sha: run.head_sha,
      actor: run.actor?.login ?? null,
      status: run.status ?? 'unknown',
      conclusion: run.conclusion,
      createdAt: new Date(run.created_at),
      ...(run.run_started_at === undefined ? {} : { startedAt: new Date(run.run_started_at) }),
    }),
  );
