import { checkEnvironments } from './check-environments.ts';
import { checkTags } from './check-tags.ts';
import type { FileOutline, ProjectOutline } from './outline.ts';
import type { Path } from './place.ts';
import { type Finding, findingAt, readIssues } from './read-issues.ts';
import { nameText } from './texts.ts';
import { unknownEnvironment } from './unknown-environment.ts';

/** Everything that is wrong between keys, though each of them may be right. */
export function crossChecks({ projects }: FileOutline): readonly Finding[] {
  return [
    ...checkNames(['projects'], projects),
    ...checkTags(projects),
    ...Object.entries(projects).flatMap(([name, project]) => checkProject(['projects', name], project)),
  ];
}

function checkProject(at: Path, { announce, environments, notices }: ProjectOutline): readonly Finding[] {
  return [
    ...checkNames([...at, 'environments'], environments),
    ...checkEnvironments([...at, 'environments'], environments),
    ...checkNotices([...at, 'notices'], notices, Object.keys(environments)),
    ...checkEarly([...at, 'announce', 'early', 'environment'], announce, Object.keys(environments)),
  ];
}

function checkNames(at: Path, named: Readonly<Record<string, unknown>>): readonly Finding[] {
  return Object.keys(named).flatMap((name) =>
    readIssues(nameText.safeParse(name).error?.issues ?? [], [...at, name]),
  );
}

function checkNotices(
  at: Path,
  notices: ProjectOutline['notices'],
  known: readonly string[],
): readonly Finding[] {
  return notices.flatMap(({ environments }, index) =>
    (environments ?? []).flatMap((name, place) =>
      known.includes(name)
        ? []
        : findingAt([...at, index, 'environments', place], unknownEnvironment(name, known)),
    ),
  );
}

function checkEarly(
  at: Path,
  { early }: ProjectOutline['announce'],
  known: readonly string[],
): readonly Finding[] {
  if (early === null || known.includes(early.environment)) return [];
  return [findingAt(at, unknownEnvironment(early.environment, known))];
}
