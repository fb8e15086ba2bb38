import type { Difference, DifferenceEnd } from '../domain/answer/difference.ts';
import { makeNotes } from '../domain/notes/make-notes.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { matchingFiles } from '../domain/project/matching-files.ts';
import type { Project } from '../domain/repository/repository.ts';
import { renderTag } from '../domain/version/tag-template.ts';
import { isVersion } from '../domain/version/version.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { findVersion } from './find-version.ts';
import { nameByPull } from './name-by-pull.ts';
import type { Progress } from './plan-cut.ts';

/** What lies between two versions of a project, in the order in which they were named. */
export async function diffVersions(
  ports: Ports,
  asker: Asker,
  asked: { readonly project: Project; readonly from: string; readonly to: string },
  progress: Progress,
): Promise<Outcome<Difference>> {
  const { project } = asked;
  const permitted = await authorize(ports, asker, 'read', project);
  if (!permitted.ok) return permitted;
  const repository = await ports.store.repository(project.repositoryId);
  if (repository === null) return no({ code: 'no-project-yet' });
  const [from, to] = await Promise.all([
    findEnd(ports, project, repository.fullName, asked.from),
    findEnd(ports, project, repository.fullName, asked.to),
  ]);
  if (!from.ok) return from;
  if (!to.ok) return to;

  const { paths, migrations, trunk } = project.configuration;
  const range = await ports.github.changes(repository.fullName, from.value.sha, to.value.sha, progress, {
    paths,
    wantsFiles: migrations.length > 0,
  });
  const named = await nameByPull(ports, range, { project, repository });
  return yes({
    project: project.name,
    from: from.value,
    to: to.value,
    relation: range.relation,
    notes: makeNotes({ ...named, trunk: trunk ?? repository.defaultBranch }),
    commits: range.commits.length,
    migrations: matchingFiles(range.files, migrations),
    compareUrl: range.compareUrl,
  });
}

/** A candidate of ours, else a tag that was there before Waybill. */
async function findEnd(
  ports: Ports,
  project: Project,
  repository: string,
  text: string,
): Promise<Outcome<DifferenceEnd>> {
  const found = await findVersion(ports, project, text);
  if (found.ok) return yes({ name: found.value.candidate.name, sha: found.value.candidate.sha });
  if (found.refusal.code === 'version-unclear') return found;
  const { versioning } = project.configuration;
  const version = text.replace(/^v(?=\d)/i, '');
  const names = isVersion(versioning.scheme, version)
    ? [renderTag(versioning.tag, { version, number: null }), text]
    : [text];
  for (const name of names) {
    const sha = await ports.github.tagTarget(repository, name);
    if (sha !== null) return yes({ name, sha });
  }
  return found.refusal.code === 'no-release-yet' ? no({ code: 'version-unknown', text, known: [] }) : found;
}
