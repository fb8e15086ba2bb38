import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPlainBench, type PlainBench } from './plain-bench.ts';
import type { PlainAnswer, Twist } from './plain-http.ts';
import { shipTheFirst } from './plain-steps.ts';

let bench: PlainBench;
beforeAll(async () => {
  bench = await openPlainBench({ hasWebhooks: false });
});
afterAll(() => bench.stop());

const fieldsOf = (value: unknown): Record<string, unknown> => ({ ...Object(value) });
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A run with what it is, where it stands, and nothing that is only shown. */
function sparseRun(value: unknown): Record<string, unknown> {
  const { id, event, status, conclusion, head_branch, head_sha, created_at } = fieldsOf(value);
  const run = {
    id,
    event,
    status,
    head_branch,
    head_sha,
    created_at,
    name: null,
    display_title: null,
    actor: null,
  };
  return conclusion === null ? run : { ...run, conclusion };
}

/** Runs turn up in the list three seconds after they were asked for. */
const isListed = (run: unknown): boolean =>
  Date.now() - Date.parse(String(fieldsOf(run)['created_at'])) > 3_000;

const sparseGithub: Twist = ({ path }, answer): PlainAnswer => {
  const { status, body } = answer();
  if (path.endsWith('/dispatches')) return { status: 502, body: { message: 'Bad Gateway' } };
  if (/\/runs\/\d+$/.test(path)) return { status, body: sparseRun(body) };
  if (path.endsWith('/runs')) {
    const runs = listOf(fieldsOf(body)['workflow_runs']).filter(isListed).map(sparseRun);
    return { status, body: { workflow_runs: runs, something_new: true } };
  }
  if (path.endsWith('/git/tags')) return { status: 404, body: { message: 'Not Found' } };
  if (path.includes('/releases/')) return { status: 404, body: { message: 'Not Found' } };
  return { status, body };
};

const sparseSlack: Twist = ({ path, fields }, answer): PlainAnswer => {
  if (path.endsWith('users.info')) return { status: 200, body: { ok: true, user: { id: fields['user'] } } };
  if (path.endsWith('conversations.info')) {
    return { status: 200, body: { ok: true, channel: { id: fields['channel'] } } };
  }
  const { status, body } = answer();
  return { status, body: { ...fieldsOf(body), warning: 'something_new', response_metadata: {} } };
};

test('answers that were lost, runs that turn up late and fields that are left out end in the same release', async () => {
  const { github, slack, desk } = bench;
  github.twist = sparseGithub;
  slack.twist = sparseSlack;
  await shipTheFirst(bench);
  const { runs, history } = github.repository;
  expect(runs.all.map(({ workflow, inputs }) => [workflow, inputs['environment']])).toEqual([
    ['build.yml', undefined],
    ['deploy.yml', 'staging'],
    ['deploy.yml', 'production'],
  ]);
  expect([...history.tags.keys()]).toContain('v0.1.0');
  expect(desk.messages(/storefront 0\.1\.0 · rc\.1/)).toHaveLength(1);
});
