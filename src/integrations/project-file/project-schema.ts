import { z } from 'zod';
import {
  fixPolicies,
  missedPolicies,
  noticeKinds,
  openPolicies,
} from '../../domain/project/configuration.ts';
import { versionSchemes } from '../../domain/version/version.ts';
import { announceSchema } from './announce-schema.ts';
import { environmentSchema } from './environment-schema.ts';
import { faultText, notA } from './fault.ts';
import { inputsOf, tagText, templateText } from './template-texts.ts';
import { evenIfPartlyWrong, listOf, mapOf, textOf, wordOf } from './text-schema.ts';
import {
  branchText,
  channelText,
  cronText,
  durationText,
  globText,
  labelText,
  nameKey,
  nameText,
  recipientText,
  variableText,
  whoText,
  workflowText,
  zoneText,
} from './texts.ts';

const versioning = mapOf('a versioning rule', 'Write { scheme: semver, tag: "v{version}" }.', {
  scheme: wordOf('a scheme', versionSchemes)
    .default('semver')
    .describe('How releases are numbered: `1.5.0`, or year, month and a counter, `2026.11.3`.'),
  tag: tagText('release', 'v{version}').default('v{version}').describe('The tag of a shipped release.'),
  candidate: tagText('candidate', 'v{version}-rc.{n}')
    .default('v{version}-rc.{n}')
    .describe('The tag of a candidate; it may have a namespace of its own, `candidates/{version}/{n}`.'),
});

const artifact = mapOf('an artifact source', 'Write { name: storefront-image }.', {
  name: textOf({
    noun: "an artifact's name",
    hint: 'Write the name under which the build uploads it.',
    pattern: /^[^/\\:*?"<>|\r\n]{1,200}$/,
  }).describe('The name under which the build uploads it.'),
  reference: templateText('build').optional().describe('What people pull it by, as a template.'),
});

const build = mapOf('a build', 'Write { workflow: build.yml, inputs: { version: "{artifact}" } }, or none.', {
  workflow: workflowText.describe('The file in `.github/workflows` that builds.'),
  inputs: inputsOf('build').default({}).describe("The workflow's inputs, as templates."),
  timeout: durationText.default('60m').describe('After this long without an end, the candidate is errored.'),
  artifact: artifact
    .optional()
    .describe('Where what was built is found; its digest is then part of what people approve.'),
});

const schedule = {
  cron: cronText.describe('Minute, hour, day of month, month, day of week.'),
  zone: zoneText.describe('The IANA name of the time zone whose clock counts, daylight saving included.'),
  missed: wordOf('a policy for what was missed', missedPolicies)
    .default('report')
    .describe('What becomes of an occurrence at which nothing ran.'),
};

const schedules = mapOf('a map of schedules', 'Write { cut: { cron: "0 9 * * 2", zone: Europe/Berlin } }.', {
  cut: mapOf('a schedule', 'Write { cron: "0 9 * * 2", zone: Europe/Berlin }.', {
    ...schedule,
    announce: durationText.default('0s').describe('How long before the cut it is announced.'),
    open: wordOf('a policy for what is still open', openPolicies)
      .default('skip')
      .describe(
        'Where the release before is still open: no cut (`skip`), another release (`cut`), or a further candidate of it (`into`).',
      ),
  })
    .optional()
    .describe('When a release is cut.'),
  digest: mapOf('a schedule', 'Write { cron: "0 17 * * 5", zone: Europe/Berlin }.', {
    ...schedule,
    quiet: z
      .boolean({ error: notA('a yes or no', 'Write true or false.') })
      .default(true)
      .describe('Whether it is left out where there is nothing to say.'),
  })
    .optional()
    .describe('When the digest is sent.'),
});

/** A rule of several keys is asked even if one of them is wrong, so it takes nothing for granted. */
function isSigned({ to, secret }: { readonly to?: unknown; readonly secret?: unknown }): boolean {
  return typeof to !== 'string' || !/^https?:/.test(to) || secret !== undefined;
}

const notice = mapOf('a notice', 'Write { to: C0123ABCD, kinds: [pod] }.', {
  to: recipientText.describe('A channel, a person, a user group, an e-mail address or a webhook.'),
  kinds: listOf('kinds of notices', wordOf('a kind of notice', noticeKinds))
    .min(1, {
      error: () => faultText({ message: 'No kind is named.', hint: `Some of: ${noticeKinds.join(', ')}.` }),
    })
    .describe('Advance shipping notices (`asn`), proofs of delivery (`pod`), digests, failures.'),
  environments: listOf('environments', nameText).optional().describe('Only for these; left out, for all.'),
  labels: listOf('labels', labelText)
    .min(1, {
      error: () => faultText({ message: 'No label is named.', hint: 'Leave labels out for every release.' }),
    })
    .optional()
    .describe('Only releases with a change whose pull request carries one of these labels; left out, all.'),
  secret: variableText
    .optional()
    .describe("The variable of the bot's environment whose value signs a webhook."),
}).refine(isSigned, {
  ...evenIfPartlyWrong,
  path: ['secret'],
  error: () =>
    faultText({
      message: 'A webhook needs a secret to be signed with.',
      hint: "Name a variable of the bot's environment: secret: PARTNER_WEBHOOK_SECRET.",
    }),
});

/** One project, as it is written. */
const projectSchema = mapOf('a project', 'Write at least its channel and environments.', {
  trunk: branchText
    .optional()
    .describe("The branch releases are cut from; left out, the repository's default branch."),
  paths: listOf('paths', globText)
    .default([])
    .describe('What of the repository belongs to it; left out, everything.'),
  versioning: versioning
    .default({ scheme: 'semver', tag: 'v{version}', candidate: 'v{version}-rc.{n}' })
    .describe('How releases are numbered and tagged.'),
  channel: channelText.describe("The channel of the project's cards. Its members may read."),
  captains: listOf('people', whoText).default([]).describe('Who may cut and promote; left out, the admins.'),
  build: z
    .union([z.literal('none'), build], {
      error: notA('a build', 'Write { workflow: build.yml }, or none where there is nothing to build.'),
    })
    .describe('What builds a candidate, once; `none` where there is nothing to build.'),
  fixes: wordOf('a policy for missing fixes', fixPolicies)
    .default('refuse')
    .describe(
      'Whether a cut or promotion that would drop a fix of an earlier release is refused, or warned of.',
    ),
  migrations: listOf('paths', globText).default([]).describe('Paths that are called out as migrations.'),
  contracting: listOf('paths', globText)
    .default([])
    .describe(
      'Paths of migrations that take something away, so that older versions may not work: a rollback over one asks for a plan.',
    ),
  configuration: listOf('paths', globText)
    .default([])
    .describe('Paths that are called out as configuration.'),
  environments: z
    .record(nameKey, environmentSchema, {
      error: notA('a map of environments', 'Write each by its name, in order: staging: { … }.'),
    })
    .describe('Where it runs, in order.'),
  notices: listOf('notices', notice).default([]).describe('Who is told, and of what.'),
  announce: announceSchema
    .default({ when: 'ready', review: false, concerns: 'answer', moved: '1h' })
    .describe('How stakeholders are told what is coming.'),
  schedules: schedules.default({}).describe('What happens by itself, and when.'),
});

export type ProjectInput = z.output<typeof projectSchema>;

/** A whole `waybill.yaml`, as it is written. */
export const fileSchema = mapOf('a waybill.yaml', 'Begin with version: 1, then projects:.', {
  version: z
    .literal(1, { error: notA('a version of this file', 'Write version: 1.') })
    .describe("The version of this file's form: 1."),
  projects: z
    .record(nameKey, projectSchema, {
      error: notA('a map of projects', 'Write each by its name: storefront: { … }.'),
    })
    .refine((projects) => Object.keys(projects).length > 0, {
      error: () => faultText({ message: 'There is no project.', hint: 'Write at least one, by its name.' }),
    })
    .describe('What is released as one unit, by name. Names are unique in an installation.'),
});
