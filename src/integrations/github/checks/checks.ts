import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import { IntegrationError } from '../../../domain/integration/integration-error.ts';
import type { FoundCheck } from '../../../domain/policy/policy-facts.ts';
import type { Part } from '../../../domain/repository/rules.ts';
import type { Connection } from '../connection.ts';
import { ask } from '../http/ask.ts';
import { pageSize } from '../http/pages.ts';

const checkRuns = z.object({
  check_runs: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      conclusion: z.string().nullish(),
      app: z.object({ slug: z.string().nullish() }).nullish(),
    }),
  ),
});

const combined = z.object({ statuses: z.array(z.object({ context: z.string(), state: z.string() })) });

/** More pages than any commit has checks for; beyond it nobody can tell what is missing. */
const mostPages = 30;

/** The latest word of every check of a commit, check runs and commit statuses alike; unseen where either is. */
export async function checks(
  connection: Connection,
  repository: string,
  sha: Sha,
): Promise<Part<readonly FoundCheck[]>> {
  try {
    const [runs, statuses] = await Promise.all([
      pages(async (page) => {
        const said = await ask(connection, {
          repository,
          route: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
          params: { ref: sha, filter: 'latest', per_page: pageSize, page },
          answer: checkRuns,
        });
        return said.kind === 'no' ? said : { kind: 'seen' as const, items: said.value.check_runs.map(ofRun) };
      }),
      pages(async (page) => {
        const said = await ask(connection, {
          repository,
          route: 'GET /repos/{owner}/{repo}/commits/{ref}/status',
          params: { ref: sha, per_page: pageSize, page },
          answer: combined,
        });
        return said.kind === 'no'
          ? said
          : { kind: 'seen' as const, items: said.value.statuses.map(ofStatus) };
      }),
    ]);
    if (runs.kind === 'unseen') return runs;
    return statuses.kind === 'unseen'
      ? statuses
      : { kind: 'seen', value: [...runs.value, ...statuses.value] };
  } catch (error) {
    if (error instanceof IntegrationError) return { kind: 'unseen', status: null };
    throw error;
  }
}

type Page =
  | { readonly kind: 'seen'; readonly items: readonly FoundCheck[] }
  | { readonly kind: 'no'; readonly status: number };

async function pages(read: (page: number) => Promise<Page>): Promise<Part<readonly FoundCheck[]>> {
  const all: FoundCheck[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const said = await read(page);
    if (said.kind === 'no') return { kind: 'unseen', status: said.status };
    all.push(...said.items);
    if (said.items.length < pageSize) return { kind: 'seen', value: all };
  }
  return { kind: 'unseen', status: null };
}

const byConclusion: Readonly<Record<string, FoundCheck['state']>> = {
  success: 'success',
  skipped: 'skipped',
  neutral: 'neutral',
  cancelled: 'cancelled',
  stale: 'stale',
};

function ofRun(run: z.infer<typeof checkRuns>['check_runs'][number]): FoundCheck {
  const isOver = run.status === 'completed';
  return {
    name: run.name,
    app: run.app?.slug ?? null,
    state: isOver ? (byConclusion[run.conclusion ?? ''] ?? 'failure') : 'pending',
  };
}

function ofStatus({ context, state }: z.infer<typeof combined>['statuses'][number]): FoundCheck {
  const isKnown = state === 'success' || state === 'pending';
  return { name: context, app: null, state: isKnown ? state : 'failure' };
}
