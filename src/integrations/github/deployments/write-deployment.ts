import { z } from 'zod';
import type {
  GithubDeployment,
  GithubDeploymentStatus,
} from '../../../domain/deployment/github-deployment.ts';
import type { Sent } from '../../../ports/github.ts';
import type { Connection } from '../connection.ts';
import { ask } from '../http/ask.ts';
import { askPage } from '../http/pages.ts';
import { writeOnce } from '../http/write-once.ts';

const made = z.object({ id: z.number() });
const known = z.object({ id: z.number(), payload: z.unknown() });
const statusShape = z.object({ state: z.string(), description: z.string().nullish() });
const ours = z.object({ waybill: z.string() });

/**
 * GitHub's own record of a deployment, made once: one that carries our id is used again. Nothing is merged
 * and no status is waited for: our gates have decided.
 */
export async function openDeployment(
  connection: Connection,
  repository: string,
  deployment: GithubDeployment,
): Promise<Sent<number>> {
  const standing = await askPage(
    connection,
    {
      repository,
      route: 'GET /repos/{owner}/{repo}/deployments',
      params: { sha: deployment.sha, environment: deployment.environment },
      answer: z.array(known),
    },
    1,
  );
  if (standing.kind === 'no') return { kind: 'refused', status: standing.status };
  const own = standing.value.find((one) => idIn(one.payload) === deployment.id);
  if (own !== undefined) return { kind: 'accepted', value: own.id };

  const wrote = await writeOnce(connection, {
    repository,
    route: 'POST /repos/{owner}/{repo}/deployments',
    params: {
      ref: deployment.sha,
      environment: deployment.environment,
      auto_merge: false,
      required_contexts: [],
      description: deployment.description,
      transient_environment: false,
      production_environment: deployment.isProduction,
      payload: {
        waybill: deployment.id,
        candidate: deployment.candidate,
        requested_by: deployment.requestedBy,
        approved_by: deployment.approvedBy,
      },
    },
  });
  if (wrote.kind === 'refused') return { kind: 'refused', status: wrote.status };
  if (wrote.kind !== 'answered') return wrote;
  const answer = made.safeParse(wrote.data);
  return answer.success ? { kind: 'accepted', value: answer.data.id } : { kind: 'uncertain' };
}

/** Adds a status, unless the latest one says the same already. */
export async function setDeploymentStatus(
  connection: Connection,
  repository: string,
  id: number,
  status: GithubDeploymentStatus,
): Promise<Sent<true>> {
  const route = '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
  const latest = await ask(connection, {
    repository,
    route: `GET ${route}`,
    params: { deployment_id: id, per_page: 1 },
    answer: z.array(statusShape),
  });
  if (latest.kind === 'no') return { kind: 'refused', status: latest.status };
  const [last] = latest.value;
  if (last?.state === status.state && last.description === status.description) {
    return { kind: 'accepted', value: true };
  }
  const wrote = await writeOnce(connection, {
    repository,
    route: `POST ${route}`,
    params: {
      deployment_id: id,
      state: status.state,
      description: status.description,
      ...(status.logUrl === null ? {} : { log_url: status.logUrl }),
    },
  });
  if (wrote.kind === 'refused') return { kind: 'refused', status: wrote.status };
  return wrote.kind === 'answered' ? { kind: 'accepted', value: true } : wrote;
}

/** GitHub gives a payload back as it came, or as the text of it. */
function idIn(payload: unknown): string | null {
  const value = typeof payload === 'string' ? parsed(payload) : payload;
  return ours.safeParse(value).data?.waybill ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
