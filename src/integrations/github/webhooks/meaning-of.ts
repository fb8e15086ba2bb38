import { z } from 'zod';
import type { Delivery } from './read-webhook.ts';

/** What a delivery means to Waybill. It is word that something happened; what is so is asked of GitHub. */
export type Meaning =
  | {
      readonly kind: 'run';
      readonly repositoryId: number;
      readonly runId: number;
      readonly attempt: number;
      readonly status: string;
      readonly conclusion: string | null;
      /** The run's name, where a dispatch id may stand. */
      readonly title: string;
      readonly headSha: string;
      /** The workflow's file name; null where it is not said. */
      readonly workflow: string | null;
    }
  | {
      readonly kind: 'push';
      readonly repositoryId: number;
      readonly branch: string;
      /** Whether `waybill.yaml` was changed; *unknown* where the delivery does not list everything. */
      readonly touchesProjectFile: boolean | 'unknown';
    }
  | {
      readonly kind: 'repository-renamed';
      readonly repositoryId: number;
      readonly fullName: string;
      readonly defaultBranch: string | null;
    }
  /** A pull request was merged, closed without it, or opened again. */
  | { readonly kind: 'pull-request'; readonly repositoryId: number; readonly number: number }
  | { readonly kind: 'ignored' };

const repository = z.object({
  id: z.number().int().positive(),
  full_name: z.string(),
  default_branch: z.string().optional(),
});

const runPayload = z.object({
  repository,
  workflow_run: z.object({
    id: z.number(),
    run_attempt: z.number().default(1),
    status: z.string(),
    conclusion: z.string().nullish(),
    display_title: z.string().nullish(),
    name: z.string().nullish(),
    head_sha: z.string(),
    path: z.string().nullish(),
  }),
});

const paths = z.array(z.string()).optional();
const pushPayload = z.object({
  repository,
  ref: z.string(),
  created: z.boolean().optional(),
  forced: z.boolean().optional(),
  commits: z.array(z.object({ added: paths, removed: paths, modified: paths })).optional(),
});

const pullRequestPayload = z.object({ repository, action: z.string(), number: z.number() });
const repositoryPayload = z.object({ repository, action: z.string() });
const renaming = new Set(['renamed', 'transferred', 'edited']);

const projectFile = 'waybill.yaml';

/** GitHub lists no more commits of a push than this. */
const mostCommits = 2048;

/** What a delivery means, from its payload. Anything unknown, or in another form, is ignored. */
export function meaningOf(delivery: Pick<Delivery, 'event' | 'payload'>): Meaning {
  switch (delivery.event) {
    case 'workflow_run':
      return ofRun(runPayload.safeParse(delivery.payload).data);
    case 'push':
      return ofPush(pushPayload.safeParse(delivery.payload).data);
    case 'pull_request':
      return ofPullRequest(pullRequestPayload.safeParse(delivery.payload).data);
    case 'repository':
      return ofRepository(repositoryPayload.safeParse(delivery.payload).data);
    default:
      return { kind: 'ignored' };
  }
}

function ofRun(payload: z.infer<typeof runPayload> | undefined): Meaning {
  if (payload === undefined) return { kind: 'ignored' };
  const run = payload.workflow_run;
  return {
    kind: 'run',
    repositoryId: payload.repository.id,
    runId: run.id,
    attempt: run.run_attempt,
    status: run.status,
    conclusion: run.conclusion ?? null,
    title: run.display_title ?? run.name ?? '',
    headSha: run.head_sha,
    workflow: workflowIn(run.path ?? ''),
  };
}

/** `.github/workflows/deploy.yml@refs/tags/v1` → `deploy.yml` */
const workflowIn = (path: string): string | null => /([^/@]+)(?:@.*)?$/.exec(path)?.[1] ?? null;

function ofPush(payload: z.infer<typeof pushPayload> | undefined): Meaning {
  const branch = payload?.ref.startsWith('refs/heads/') === true ? payload.ref.slice(11) : null;
  if (payload === undefined || branch === null) return { kind: 'ignored' };
  return {
    kind: 'push',
    repositoryId: payload.repository.id,
    branch,
    touchesProjectFile: touchesProjectFile(payload),
  };
}

function touchesProjectFile({ commits, created, forced }: z.infer<typeof pushPayload>): boolean | 'unknown' {
  const touched = (commits ?? []).map(({ added, removed, modified }) =>
    [added, removed, modified].flatMap((files) => files ?? []),
  );
  if (touched.some((files) => files.includes(projectFile))) return true;
  // A commit without any file is a merge, or its files were left out.
  const isWhole =
    touched.length > 0 && touched.length < mostCommits && touched.every((files) => files.length > 0);
  return isWhole && created !== true && forced !== true ? false : 'unknown';
}

function ofPullRequest(payload: z.infer<typeof pullRequestPayload> | undefined): Meaning {
  if (payload?.action !== 'closed' && payload?.action !== 'reopened') return { kind: 'ignored' };
  return { kind: 'pull-request', repositoryId: payload.repository.id, number: payload.number };
}

function ofRepository(payload: z.infer<typeof repositoryPayload> | undefined): Meaning {
  if (payload === undefined || !renaming.has(payload.action)) return { kind: 'ignored' };
  const { id, full_name: fullName, default_branch: defaultBranch } = payload.repository;
  return { kind: 'repository-renamed', repositoryId: id, fullName, defaultBranch: defaultBranch ?? null };
}
