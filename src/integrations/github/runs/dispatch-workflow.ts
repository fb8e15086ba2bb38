import { z } from 'zod';
import type { RunReference } from '../../../domain/repository/run.ts';
import type { Sent } from '../../../ports/github.ts';
import type { Connection } from '../connection.ts';
import { type Wrote, writeOnce } from '../http/write-once.ts';

type Dispatch = {
  readonly workflow: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
};

const runDetails = z.object({ workflow_run_id: z.number(), html_url: z.string().nullish() });

/** A body that is refused for a field it does not know, as servers without `return_run_details` put it. */
const unknownField =
  /return_run_details|not a permitted key|additional propert|un(?:known|expected|recognized) (?:field|key|propert|param)/i;

const send = (connection: Connection, repository: string, dispatch: Dispatch, asksForRun: boolean) =>
  writeOnce(connection, {
    repository,
    route: 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    params: {
      workflow_id: dispatch.workflow,
      ref: dispatch.ref,
      inputs: dispatch.inputs,
      ...(asksForRun ? { return_run_details: true } : {}),
    },
  });

const isUnknownField = (wrote: Wrote): boolean =>
  wrote.kind === 'refused' && [400, 422].includes(wrote.status) && unknownField.test(wrote.problem);

/**
 * Dispatches a workflow, once. Only a definite refusal to be asked for the run's id is followed by a second
 * request, without it: the first has started nothing.
 */
export async function dispatchWorkflow(
  connection: Connection,
  repository: string,
  dispatch: Dispatch,
): Promise<Sent<RunReference | null>> {
  const { learned, log } = connection;
  const asksForRun = !learned.refusesRunDetails;
  let wrote = await send(connection, repository, dispatch, asksForRun);
  if (asksForRun && isUnknownField(wrote)) {
    if (!learned.refusesRunDetails) log.info({}, 'GitHub here does not tell which run a dispatch starts');
    learned.refusesRunDetails = true;
    wrote = await send(connection, repository, dispatch, false);
  }
  if (wrote.kind === 'refused') return { kind: 'refused', status: wrote.status };
  if (wrote.kind !== 'answered') return wrote;
  // Some servers say 201 or 202 and no more: accepted all the same. A page of HTML is nobody's yes.
  if (wrote.status === 204 || wrote.data === '') {
    return wrote.status === 200 ? { kind: 'uncertain' } : { kind: 'accepted', value: null };
  }
  const details = runDetails.safeParse(wrote.data);
  if (!details.success) return { kind: 'uncertain' };
  return {
    kind: 'accepted',
    value: { runId: details.data.workflow_run_id, url: details.data.html_url ?? '' },
  };
}
