import type { Finding } from '../repository/finding.ts';
import type { TagRule, WorkflowFile } from '../repository/rules.ts';
import { tagsCollide } from '../version/tag-collision.ts';
import { renderTag } from '../version/tag-template.ts';
import type { CheckupFacts } from './checkup-facts.ts';
import { isStartedByTag, matchesRefPattern } from './github-patterns.ts';

/** What a candidate's or a release's tag would start, and what would keep it from being made. */
export function tagFindings(facts: CheckupFacts): readonly Finding[] {
  const { versioning } = facts.project.configuration;
  const samples = [
    { kind: 'candidate', tag: renderTag(versioning.candidate, { version: '1.2.3', number: 1 }) },
    { kind: 'release', tag: renderTag(versioning.tag, { version: '1.2.3', number: null }) },
  ] as const;
  const { workflows, tagRules } = facts.rules;
  return [
    ...(workflows.kind === 'unseen'
      ? []
      : samples.flatMap((sample) => startFindings(sample, workflows.value, facts))),
    ...(tagRules.kind === 'unseen'
      ? [{ weight: 'unknown', code: 'could-not-look', what: 'tag rules', system: 'github' } as const]
      : samples.flatMap((sample) => ruleFindings(sample, tagRules.value))),
    ...collisionFindings(facts),
  ];
}

type Sample = { readonly kind: 'candidate' | 'release'; readonly tag: string };

/** A surprise that has published many a package: it blocks until an admin accepts it by name. */
function startFindings(
  { kind, tag }: Sample,
  workflows: readonly WorkflowFile[],
  { repository }: CheckupFacts,
): readonly Finding[] {
  return workflows
    .filter(
      ({ state, tags, startsOnCreate }) =>
        state !== 'disabled' && (startsOnCreate || (tags !== null && isStartedByTag(tags, tag))),
    )
    .filter(({ file }) => !repository.acceptedTagWorkflows.includes(file))
    .map(({ file }) => ({
      weight: 'blocks',
      code: 'tag-starts-workflow',
      repository: repository.fullName,
      workflow: file,
      tag,
      kind,
    }));
}

function ruleFindings({ kind, tag }: Sample, rules: readonly TagRule[]): readonly Finding[] {
  return rules
    .filter(({ forbids, canWeBypass }) => forbids.includes('creation') && !canWeBypass)
    .filter(
      ({ include, exclude }) =>
        include.some((pattern) => matchesRefPattern(pattern, tag)) &&
        !exclude.some((pattern) => matchesRefPattern(pattern, tag)),
    )
    .map(({ name }) => ({
      weight: kind === 'candidate' ? 'blocks' : 'warns',
      code: 'tag-rule',
      tag,
      rule: name,
    }));
}

function collisionFindings({ project, otherProjects }: CheckupFacts): readonly Finding[] {
  const own = templatesOf(project.configuration);
  return otherProjects
    .filter(({ repositoryId }) => repositoryId === project.repositoryId)
    .flatMap((other) => {
      const template = own.find((mine) =>
        templatesOf(other.configuration).some((theirs) => tagsCollide(mine, theirs)),
      );
      return template === undefined
        ? []
        : [
            {
              weight: 'blocks',
              code: 'tags-collide',
              project: project.name,
              other: other.name,
              template,
            } as const,
          ];
    });
}

const templatesOf = ({ versioning }: CheckupFacts['project']['configuration']): readonly string[] => [
  versioning.tag,
  versioning.candidate,
];
