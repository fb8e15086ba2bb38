import { code, mrkdwn } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import type { FindingWordsFor } from './finding-words.ts';

/** What is wrong with the repository, its tags and its environments. */
export const repositoryFindings = {
  'file-invalid': ({ problems }) => ({
    what: mrkdwn`waybill.yaml has ${plural(problems, 'problem')}.`,
    why: mrkdwn`Nothing new is cut or promoted while it cannot be read.`,
    mend: mrkdwn`Correct it on the default branch: ${code('/release setup')} lists every problem with its line.`,
  }),
  'repository-archived': () => ({
    what: mrkdwn`The repository is archived.`,
    why: mrkdwn`GitHub makes no tags and runs no workflows there.`,
    mend: mrkdwn`Unarchive it on GitHub.`,
  }),
  'trunk-missing': ({ trunk }) => ({
    what: mrkdwn`There is no branch ${code(trunk)}.`,
    why: mrkdwn`Releases are cut from it.`,
    mend: mrkdwn`Correct \`trunk\` in waybill.yaml, or make the branch.`,
  }),
  'tag-starts-workflow': ({ repository, workflow, tag, kind }) => ({
    what: mrkdwn`A ${kind}’s tag such as ${code(tag)} also starts ${code(workflow)}.`,
    why: mrkdwn`It may publish or deploy something that nobody asked for.`,
    mend: mrkdwn`Give the ${kind}’s tags a namespace of their own (\`versioning\` in waybill.yaml), narrow \`on: push: tags\` in the workflow, or have an admin accept it by name: ${code(`/release setup ${repository} accept ${workflow}`)}.`,
  }),
  'tag-rule': ({ tag, rule }) => ({
    what: mrkdwn`The rule “${rule}” would refuse the tag ${code(tag)}.`,
    why: mrkdwn`A candidate is known by its tag; without it nothing can be built.`,
    mend: mrkdwn`Let Waybill bypass that rule on GitHub, or choose another template for tags.`,
  }),
  'tags-collide': ({ project, other, template }) => ({
    what: mrkdwn`${project} and ${other} would make the same tags, ${code(template)}.`,
    why: mrkdwn`A release of one would take a version from the other.`,
    mend: mrkdwn`Put the project’s name in the template: ${code(`${project}/v{version}`)}.`,
  }),
  'environment-missing': ({ environment }) => ({
    what: mrkdwn`GitHub knows no environment ${code(environment)}.`,
    why: mrkdwn`GitHub makes one by itself at the first run, without any of the rules you may expect.`,
    mend: mrkdwn`Make it in the repository’s settings, or correct its name in waybill.yaml.`,
  }),
  'environment-refuses-tag': ({ environment, tag }) => ({
    what: mrkdwn`The GitHub environment ${code(environment)} does not admit the tag ${code(tag)}.`,
    why: mrkdwn`Runs for a candidate would be refused there.`,
    mend: mrkdwn`Add a tag pattern to its deployment branches and tags on GitHub.`,
  }),
  'environment-parks': ({ environment, rule }) => ({
    what: mrkdwn`The GitHub environment ${code(environment)} holds runs back: ${parks[rule]}.`,
    why: mrkdwn`A run would wait on GitHub, where Waybill cannot release it.`,
    mend: mrkdwn`Remove that rule on GitHub, or know that somebody has to act there each time.`,
  }),
  'control-missing': ({ environment }) => ({
    what: mrkdwn`The smoke checks of ${code(environment)} have no control target.`,
    why: mrkdwn`Without one Waybill cannot tell a broken release from a broken road to it, so no smoke check rolls ${environment} back by itself: a person is asked instead.`,
    mend: mrkdwn`Name an address that answers whenever the network does, as \`verify.control\` in waybill.yaml, or set \`rollback: ask\`.`,
  }),
} satisfies FindingWordsFor<
  | 'file-invalid'
  | 'repository-archived'
  | 'trunk-missing'
  | 'tag-starts-workflow'
  | 'tag-rule'
  | 'tags-collide'
  | 'environment-missing'
  | 'environment-refuses-tag'
  | 'environment-parks'
  | 'control-missing'
>;

const parks = {
  reviewers: 'it has required reviewers',
  'wait-timer': 'it has a wait timer',
  custom: 'it has a protection rule of another app',
} as const;
