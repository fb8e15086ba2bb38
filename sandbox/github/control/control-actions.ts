import { z } from 'zod';
import type { GithubControl } from './github-control.ts';

type Action = {
  readonly name: string;
  readonly does: string;
  readonly act: (control: GithubControl, input: unknown) => unknown;
};

function action<T>(
  name: string,
  does: string,
  schema: z.ZodType<T>,
  act: (control: GithubControl, input: T) => unknown,
): Action {
  return { name, does, act: (control, input) => act(control, schema.parse(input)) };
}

const repository = z.string().optional();
const id = z.number().int();
const files = z.record(z.string(), z.string().nullable()).optional();
const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('succeed') }),
  z.object({ kind: z.literal('fail'), job: z.string().optional() }),
  z.object({
    kind: z.literal('conclude'),
    conclusion: z.enum(['skipped', 'neutral', 'cancelled', 'stale', 'timed_out']),
  }),
  z.object({ kind: z.literal('hang'), at: z.enum(['queued', 'in_progress']) }),
  z.object({ kind: z.literal('late'), byMs: z.number() }),
]);
const pull = z.object({
  repository,
  title: z.string().min(1),
  body: z.string().optional(),
  files,
  author: z.string().optional(),
  base: z.string().optional(),
  branch: z.string().optional(),
  labels: z.array(z.string()).optional(),
  draft: z.boolean().optional(),
});
const method = z.enum(['squash', 'merge']).optional();
const where = { route: z.string().optional(), times: z.number().int().optional() };
const trouble = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    status: z.number().int(),
    message: z.string().optional(),
    act: z.boolean().optional(),
    ...where,
  }),
  z.object({ kind: z.literal('rate-limited'), resetMinutes: z.number(), ...where }),
  z.object({ kind: z.literal('secondary-limit'), retryAfterSeconds: z.number(), ...where }),
  z.object({ kind: z.literal('drop'), act: z.boolean().optional(), ...where }),
  z.object({ kind: z.literal('slow'), ms: z.number(), ...where }),
]);

/** Everything control can do over HTTP, in the order of the README. */
export const controlActions: readonly Action[] = [
  action(
    'runs/order',
    'the next runs end like this',
    z.object({ outcome, workflow: z.string().optional(), times: z.number().int().optional() }),
    (control, input) => control.runs.order(input.outcome, input),
  ),
  action(
    'runs/pace',
    'how long runs queue and run',
    z.object({
      pace: z.union([z.literal('manual'), z.object({ queuedMs: z.number(), runsMs: z.number() })]),
    }),
    (control, input) => control.runs.pace(input.pace),
  ),
  action(
    'runs/hide-new',
    'new runs are missing from lists for so long',
    z.object({ ms: z.number() }),
    (control, input) => control.runs.hideNew(input.ms),
  ),
  action('runs/decide', 'a run goes on like this from now', z.object({ id, outcome }), (control, input) =>
    control.runs.decide(input.id, input.outcome),
  ),
  action('runs/start', 'a queued run begins now', z.object({ id }), (control, input) =>
    control.runs.start(input.id),
  ),
  action(
    'runs/conclude',
    'a run ends now',
    z.object({
      id,
      conclusion: z.enum([
        'success',
        'failure',
        'cancelled',
        'skipped',
        'neutral',
        'timed_out',
        'stale',
        'startup_failure',
      ]),
      job: z.string().optional(),
    }),
    (control, input) => control.runs.conclude(input.id, input.conclusion, input.job),
  ),
  action('runs/ignore-cancel', 'requests to cancel it have no effect', z.object({ id }), (control, input) =>
    control.runs.ignoreCancel(input.id),
  ),
  action(
    'runs/start-by-hand',
    'somebody else dispatches a workflow',
    z.object({
      repository,
      workflow: z.string(),
      ref: z.string(),
      actor: z.string(),
      inputs: z.record(z.string(), z.string()).optional(),
    }),
    (control, input) => control.runs.startByHand(input),
  ),
  action('pulls/open', 'a pull request with one commit', pull, (control, input) =>
    control.history.openPull(input),
  ),
  action(
    'pulls/merge',
    'merges an open pull request',
    z.object({ repository, number: id, method }),
    (control, input) => control.history.mergePull(input),
  ),
  action(
    'pulls/close',
    'closes one without merging',
    z.object({ repository, number: id }),
    (control, input) => control.history.closePull(input),
  ),
  action('pulls/land', 'opens one and merges it', pull.extend({ method }), (control, input) =>
    control.history.landPull(input),
  ),
  action(
    'refs/push',
    'a commit straight to a branch',
    z.object({
      repository,
      branch: z.string().optional(),
      message: z.string().min(1),
      files,
      author: z.string().optional(),
    }),
    (control, input) => control.history.push(input),
  ),
  action(
    'refs/move',
    'moves or makes a ref by force',
    z.object({ repository, ref: z.string(), to: z.string(), actor: z.string().optional() }),
    (control, input) => control.history.moveRef(input),
  ),
  action(
    'refs/delete',
    'deletes a ref',
    z.object({ repository, ref: z.string(), actor: z.string().optional() }),
    (control, input) => control.history.deleteRef(input),
  ),
  action(
    'settings/check',
    'a check run on a commit',
    z.object({
      repository,
      ref: z.string(),
      name: z.string(),
      app: z.string().optional(),
      status: z.enum(['queued', 'in_progress', 'completed']).optional(),
      conclusion: z.string().optional(),
    }),
    (control, input) => control.settings.check(input),
  ),
  action(
    'settings/status',
    'a status on a commit',
    z.object({
      repository,
      ref: z.string(),
      context: z.string(),
      state: z.enum(['error', 'failure', 'pending', 'success']),
      description: z.string().optional(),
    }),
    (control, input) => control.settings.status(input),
  ),
  action(
    'webhooks/trouble',
    'lose, duplicate, delay or reorder',
    z.object({
      action: z.enum(['lose', 'duplicate', 'delay', 'reorder']),
      event: z.string().optional(),
      delayMs: z.number().optional(),
      times: z.number().int().optional(),
    }),
    (control, input) => control.webhooks.trouble(input),
  ),
  action('webhooks/clear', 'webhooks arrive as they should', z.object({}), (control) =>
    control.webhooks.clear(),
  ),
  action('webhooks/redeliver', 'sends one again under its own id', z.object({ id }), (control, input) =>
    control.webhooks.redeliver(input.id),
  ),
  action('troubles/add', 'requests go wrong', trouble, (control, input) => control.troubles.add(input)),
  action('troubles/remove', 'ends one trouble', z.object({ id }), (control, input) =>
    control.troubles.remove(input.id),
  ),
  action('troubles/clear', 'ends all of them', z.object({}), (control) => control.troubles.clear()),
  action(
    'rate-limit/exhaust',
    'nothing is left until then',
    z.object({ minutes: z.number() }),
    (control, input) => control.rateLimit.exhaust(input.minutes),
  ),
  action('rate-limit/restore', 'the allowance is whole again', z.object({}), (control) =>
    control.rateLimit.restore(),
  ),
  action('settle', 'does what is due, waits for webhooks', z.object({}), (control) => control.settle()),
];
