import { z } from 'zod';
import { parseDuration } from '../../domain/project/duration.ts';
import { rollbackModes, tiers } from '../../domain/project/environment.ts';
import { faultText } from './fault.ts';
import { inputsOf } from './template-texts.ts';
import { evenIfPartlyWrong, listOf, mapOf, textOf, wholeNumber, wordOf } from './text-schema.ts';
import {
  durationText,
  hookUrlText,
  nameText,
  sentenceText,
  urlText,
  variableText,
  whoText,
  windowText,
  workflowText,
  zoneText,
} from './texts.ts';

const check = mapOf('a check', 'Write { name: e2e, app: github-actions }.', {
  name: textOf({
    noun: "a check's name",
    hint: "Write the check's name as GitHub shows it.",
    pattern: /^.{1,200}$/,
  }).describe('The name of the check run or commit status, as GitHub shows it.'),
  app: textOf({
    noun: "an app's slug",
    hint: 'Write it as in the address of the app: github-actions.',
    pattern: /^[a-z0-9][a-z0-9-]*$/,
  })
    .optional()
    .describe('The app that has to report it; left out, any may.'),
  accepts: listOf('conclusions', wordOf('a conclusion that can be accepted', ['skipped', 'neutral']))
    .default([])
    .describe('Conclusions that pass besides success.'),
});

const deploy = mapOf('a deployment', 'Write { workflow: deploy.yml, inputs: { version: "{artifact}" } }.', {
  workflow: workflowText.describe('The file in `.github/workflows` that deploys.'),
  inputs: inputsOf('deploy').default({}).describe("The workflow's inputs, as templates."),
  timeout: durationText.default('30m').describe('After this long without an end, the deployment is errored.'),
});

/** A rule of several keys is asked even if one of them is wrong, so it takes nothing for granted. */
function hasApprovers({ count, from }: { readonly count?: unknown; readonly from?: unknown }): boolean {
  return count === 0 || !Array.isArray(from) || from.length > 0;
}

const approvals = mapOf(
  'an approval rule',
  'Write { count: 2, from: ["@prod-approvers"] }, or { count: 0 }.',
  {
    count: wholeNumber('a number of approvals', 0, 20).describe('How many people have to agree.'),
    from: listOf('people', whoText).default([]).describe('Who may agree.'),
    expire: durationText.default('24h').describe('How long a request waits for its last yes.'),
    valid: durationText.default('7d').describe('How long a yes holds from then to the start.'),
    exclude: listOf('exclusions', wordOf('an exclusion', ['authors']))
      .default([])
      .describe('Who may not agree although named: the authors of a change in it.'),
  },
).refine(hasApprovers, {
  ...evenIfPartlyWrong,
  path: ['from'],
  error: () =>
    faultText({
      message: 'Nobody is named who may approve.',
      hint: 'Write from: ["@prod-approvers"], or count: 0.',
    }),
});

const window = mapOf('a window', 'Write { allow: "Mon-Thu 09:00-16:00", zone: Europe/Berlin }.', {
  allow: windowText
    .optional()
    .describe('Deployments start only in this time, or in that of another `allow`.'),
  deny: windowText.optional().describe('Deployments do not start in this time, whatever is allowed.'),
  zone: zoneText.describe('The IANA name of the time zone.'),
  because: sentenceText.optional().describe('The reason, told to those who wait.'),
}).refine(({ allow, deny }) => (allow === undefined) !== (deny === undefined), {
  ...evenIfPartlyWrong,
  error: () =>
    faultText({
      message: 'A window has either "allow" or "deny".',
      hint: 'Write one of them, and another window for the other.',
    }),
});

const smoke = mapOf('a smoke check', 'Write { url: "https://shop.example/healthz" }.', {
  url: urlText.describe('What is asked for.'),
  status: wholeNumber('an HTTP status', 100, 599)
    .default(200)
    .describe('The status that it has to answer with.'),
  contains: sentenceText.optional().describe('Text that the answer has to contain.'),
  attempts: wholeNumber('a number of attempts', 1, 50).default(5).describe('How often it is tried.'),
  timeout: durationText.default('5s').describe('How long one attempt may take.'),
});

const verify = mapOf(
  'a verification',
  'Write { smoke: [{ url: "https://shop.example/healthz" }], bake: 10m }.',
  {
    smoke: listOf('smoke checks', smoke)
      .default([])
      .describe('What has to answer before a deployment counts as delivered.'),
    control: urlText
      .optional()
      .describe(
        'An address that answers whenever the network does: tells a failure of ours from one of the network. Without it, a smoke check that fails leaves a deployment errored, not failed.',
      ),
    bake: durationText.default('0s').describe('How long the smoke checks are repeated.'),
  },
);

const longestHookMs = 60_000;

const hook = mapOf(
  'a rollback hook',
  'Write { url: "https://flags.example/switch", secret: FLAGS_WEBHOOK_SECRET }.',
  {
    url: hookUrlText.describe(
      'What is called first, so that a switch can be thrown before the redeployment.',
    ),
    secret: variableText.describe(
      "The variable of the bot's environment whose value signs the call; the operator lists it in `WAYBILL_SECRETS`.",
    ),
    timeout: durationText
      .default('10s')
      .refine((text) => (parseDuration(text) ?? 0) <= longestHookMs, {
        error: () =>
          faultText({ message: 'That is too long to hold a rollback up.', hint: 'Write at most 60s.' }),
      })
      .describe('After this long without an answer the redeployment goes on; at most 60s.'),
  },
);

const rollback = mapOf('a rollback rule', 'Write { mode: ask }.', {
  mode: wordOf('a rollback mode', rollbackModes)
    .default('ask')
    .describe(
      'After a deployment or verification that said no: ask somebody, roll back by itself, or only say what it would have done.',
    ),
  by: listOf('people', whoText)
    .optional()
    .describe("Who may roll back; left out, the captains and this environment's approvers."),
  hook: hook.optional().describe('A faster way back that a rollback takes before it redeploys.'),
  approvals: wordOf('a rule for approving rollbacks', ['none', 'required'])
    .default('none')
    .describe("A rollback waits for this environment's approvals too; otherwise the click is enough."),
});

const hotfix = mapOf('a hotfix rule', 'Write what is other for hotfixes: { soak: 5m, windows: [] }.', {
  soak: durationText.optional().describe('How long a hotfix must have run in the earlier environments.'),
  checks: listOf('checks', check).optional().describe("Checks that must be green on a hotfix's commit."),
  approvals: approvals.optional().describe('Who has to agree to a hotfix.'),
  windows: listOf('windows', window)
    .optional()
    .describe('When a hotfix may be deployed; an empty list for at any time.'),
  through: listOf('environments', nameText)
    .optional()
    .describe(
      'Environments in which a hotfix may be verified instead of the earlier ones, when those hold something newer.',
    ),
});

/** One environment of a project, as it is written. */
export const environmentSchema = mapOf('an environment', 'Write at least its tier and deploy.', {
  tier: wordOf('a tier', tiers).describe(
    'What the environment is for. The highest that a project has is its last tier.',
  ),
  after: listOf('environments', nameText)
    .optional()
    .describe('Environments that must have a candidate verified first; left out, the one written before.'),
  soak: durationText
    .default('0s')
    .describe('How long a candidate must have run in the earlier environments.'),
  checks: listOf('checks', check)
    .default([])
    .describe("Checks that must be green on the candidate's commit."),
  deploy: deploy.describe('What brings a candidate here.'),
  promote: wordOf('a way to promote', ['by hand', 'automatically'])
    .default('by hand')
    .describe('Who asks for a deployment: a person, or Waybill as soon as the gates hold.'),
  approvals: approvals
    .optional()
    .describe('Who has to agree; to be written out in the last tier, `count: 0` included.'),
  override: mapOf('an override rule', 'Write { by: ["@on-call"] }.', {
    by: listOf('people', whoText).default([]).describe('Who may open a gate with a reason.'),
  })
    .default({ by: [] })
    .describe('Breaking the glass.'),
  windows: listOf('windows', window).default([]).describe('When deployments may start.'),
  verify: verify.default({ smoke: [], bake: '0s' }).describe('What makes a deployment delivered.'),
  rollback: rollback.default({ mode: 'ask', approvals: 'none' }).describe('What follows a failure.'),
  hotfix: hotfix
    .optional()
    .describe('What is other here for a hotfix; what it does not say is as for any release.'),
});

export type EnvironmentInput = z.output<typeof environmentSchema>;
