import { parse } from 'yaml';
import type { GitRepository } from '../git/repository.ts';
import { namesInTree } from '../git/tree-entries.ts';
import { isRecord } from '../request-body.ts';

export type WorkflowInput = {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly options: readonly string[];
  readonly otherwise: string | undefined;
};

export type WorkflowJob = {
  readonly key: string;
  readonly name: string;
  readonly needs: readonly string[];
  readonly steps: readonly string[];
};

/** What a push has to look like to start the workflow. */
export type PushFilter = Readonly<
  Partial<Record<'branches' | 'branches-ignore' | 'tags' | 'tags-ignore', readonly string[]>>
>;

/** A workflow as its file says it at one commit. */
export type WorkflowFile = {
  readonly path: string;
  readonly name: string;
  readonly runName: string | undefined;
  /** `undefined`: it cannot be dispatched. */
  readonly inputs: readonly WorkflowInput[] | undefined;
  readonly push: PushFilter | undefined;
  readonly jobs: readonly WorkflowJob[];
};

/** The workflow files at a commit; one that is no YAML is there by its path only. */
export async function workflowsAt(git: GitRepository, sha: string): Promise<WorkflowFile[]> {
  const folder = await git.object(`${sha}:.github/workflows`);
  if (folder?.type !== 'tree') return [];
  const paths = namesInTree(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `.github/workflows/${name}`);
  const files = await Promise.all(paths.map((path) => workflowAt(git, sha, path)));
  return files.filter((file) => file !== undefined);
}

export async function workflowAt(
  git: GitRepository,
  sha: string,
  path: string,
): Promise<WorkflowFile | undefined> {
  const object = await git.object(`${sha}:${path}`);
  return object?.type === 'blob' ? parseWorkflow(path, object.content.toString('utf8')) : undefined;
}

function parseWorkflow(path: string, text: string): WorkflowFile {
  const root = parseYaml(text);
  const on = triggers(root['on']);
  const dispatch = on['workflow_dispatch'];
  const push = on['push'];
  return {
    path,
    name: typeof root['name'] === 'string' ? root['name'] : path,
    runName: typeof root['run-name'] === 'string' ? root['run-name'] : undefined,
    inputs: dispatch === undefined ? undefined : inputsOf(dispatch),
    push: push === undefined ? undefined : filterOf(push),
    jobs: Object.entries(record(root['jobs'])).map(([key, job]) => jobOf(key, record(job))),
  };
}

function parseYaml(text: string): Record<string, unknown> {
  try {
    return record(parse(text));
  } catch {
    return {};
  }
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** `on` may be one word, a list or a map; a map's empty value still triggers. */
function triggers(on: unknown): Record<string, unknown> {
  if (isRecord(on)) return Object.fromEntries(Object.entries(on).map(([key, value]) => [key, value ?? {}]));
  return Object.fromEntries(texts(on).map((event) => [event, {}]));
}

function inputsOf(dispatch: unknown): WorkflowInput[] {
  return Object.entries(record(record(dispatch)['inputs'])).map(([name, value]) => {
    const input = record(value);
    return {
      name,
      type: typeof input['type'] === 'string' ? input['type'] : 'string',
      required: input['required'] === true,
      options: Array.isArray(input['options']) ? input['options'].map(String) : [],
      otherwise: scalar(input['default']),
    };
  });
}

function scalar(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

function filterOf(push: unknown): PushFilter {
  const given = record(push);
  return Object.fromEntries(
    (['branches', 'branches-ignore', 'tags', 'tags-ignore'] as const)
      .filter((key) => given[key] !== undefined)
      .map((key) => [key, texts(given[key])]),
  );
}

function jobOf(key: string, job: Record<string, unknown>): WorkflowJob {
  const steps = Array.isArray(job['steps']) ? job['steps'].map(record) : [];
  return {
    key,
    name: typeof job['name'] === 'string' && !job['name'].includes('${{') ? job['name'] : key,
    needs: texts(job['needs']),
    steps: steps.map((step) => {
      const named = step['name'] ?? step['uses'] ?? step['run'];
      const text = typeof named === 'string' ? (named.split('\n')[0] ?? '') : 'step';
      return step['name'] === undefined ? `Run ${text}` : text;
    }),
  };
}
