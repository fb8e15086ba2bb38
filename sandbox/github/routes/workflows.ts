import { type Answer, invalid, notFound, nothing, ok, Refused } from '../answer.ts';
import { dispatchInputs } from '../runs/dispatch-inputs.ts';
import { startRun, workflowId } from '../runs/start-run.ts';
import { type WorkflowFile, workflowAt, workflowsAt } from '../runs/workflow-file.ts';
import { repoApi, web } from '../shapes/links.ts';
import { workflowShape } from '../shapes/run.ts';
import { isNewApi } from './api-versions.ts';
import { type Call, pageOf, type Route } from './route.ts';

type Known = { readonly id: number; readonly name: string; readonly path: string };

/** GitHub knows the workflows of the default branch, and those that ever ran. */
async function workflows(call: Call): Promise<Known[]> {
  const sha = await call.repository.git.resolve(`refs/heads/${call.repository.defaultBranch}`);
  const files: WorkflowFile[] = sha === undefined ? [] : await workflowsAt(call.repository.git, sha);
  const known = files.map((file) => ({
    id: workflowId(call.world, call.repository, file.path),
    name: file.name,
    path: file.path,
  }));
  for (const run of call.repository.runs) {
    if (known.every((one) => one.path !== run.path)) {
      known.push({ id: run.workflowId, name: run.workflowName, path: run.path });
    }
  }
  return known;
}

export async function workflowOf(call: Call): Promise<Known> {
  const wanted = call.param('workflow_id');
  const found = (await workflows(call)).find(
    (one) => String(one.id) === wanted || one.path === `.github/workflows/${wanted}`,
  );
  if (found === undefined) throw notFound();
  return found;
}

/** The full ref that a dispatch means; a branch wins over a tag of its name. */
async function refOf(call: Call, name: string): Promise<{ ref: string; sha: string }> {
  const candidates = name.startsWith('refs/') ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`];
  for (const ref of candidates) {
    const sha =
      (await call.repository.git.ref(ref)) === undefined ? undefined : await call.repository.git.resolve(ref);
    if (sha !== undefined) return { ref, sha };
  }
  throw invalid(`No ref found for: ${name}`);
}

async function dispatch(call: Call): Promise<Answer> {
  const { world, repository } = call;
  if (world.edition === 'older-enterprise' && call.body.has('return_run_details')) {
    throw new Refused(400, 'Invalid request.\n\n"return_run_details" is not a permitted key.');
  }
  const workflow = await workflowOf(call);
  const { ref, sha } = await refOf(call, call.body.text('ref'));
  const file = await workflowAt(repository.git, sha, workflow.path);
  if (file === undefined)
    throw invalid(`Workflow file ${workflow.path} does not exist on ${call.body.text('ref')}`);
  if (file.inputs === undefined) throw invalid("Workflow does not have 'workflow_dispatch' trigger");
  const inputs = dispatchInputs(file.inputs, call.body.object('inputs') ?? {});
  const run = await startRun(world, repository, file, {
    event: 'workflow_dispatch',
    ref,
    sha,
    actor: call.grant.login,
    inputs,
  });
  if (!isNewApi(call) && !call.body.flag('return_run_details', false)) return nothing;
  return ok({
    workflow_run_id: run.id,
    run_url: repoApi(world, repository, `/actions/runs/${run.id}`),
    html_url: web(world, repository, `/actions/runs/${run.id}`),
  });
}

export const workflowRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/actions/workflows',
    needs: 'actions:read',
    async handle(call) {
      const all = await workflows(call);
      const { items, headers } = pageOf(call, all);
      const shaped = items.map((one) => workflowShape(call.world, call.repository, one));
      return { ...ok({ total_count: all.length, workflows: shaped }), headers };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/actions/workflows/{workflow_id}',
    needs: 'actions:read',
    handle: async (call) => ok(workflowShape(call.world, call.repository, await workflowOf(call))),
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    needs: 'actions:write',
    handle: dispatch,
  },
];
