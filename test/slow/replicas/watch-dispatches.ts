import type { StandInGithub } from '../../../sandbox/github/start-github.ts';

/** What GitHub itself saw: how often each deployment was dispatched, and whether two ever ran side by side. */
export type Dispatches = {
  /** By the deployment's id. */
  readonly counts: ReadonlyMap<string, number>;
  /** Environments in which a run was started while another was under way. */
  readonly overlaps: readonly string[];
};

const inputsOf = (body: unknown): Readonly<Record<string, unknown>> => {
  if (typeof body !== 'object' || body === null || !('inputs' in body)) return {};
  const { inputs } = body;
  return typeof inputs === 'object' && inputs !== null ? { ...inputs } : {};
};

/** Judges by every dispatch that arrives at GitHub. */
export function watchDispatches({ control }: StandInGithub): Dispatches {
  const counts = new Map<string, number>();
  const overlaps: string[] = [];
  control.requests.subscribe(({ method, path, requestBody, status }) => {
    if (method !== 'POST' || !path.endsWith('/dispatches') || status >= 400) return;
    const { deployment, environment } = inputsOf(requestBody);
    const id = String(deployment);
    counts.set(id, (counts.get(id) ?? 0) + 1);
    const underWay = control.runs
      .list()
      .filter((run) => run.inputs['environment'] === environment && run.status !== 'completed');
    if (underWay.length > 1) overlaps.push(String(environment));
  });
  return { counts, overlaps };
}
