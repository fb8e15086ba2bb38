import type { Preview } from '../domain/answer/preview.ts';
import { type Outcome, yes } from '../domain/outcome.ts';
import { matchingFiles } from '../domain/project/matching-files.ts';
import type { Project } from '../domain/repository/repository.ts';
import { candidateName } from '../domain/version/candidate-name.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { currentProject } from './current-project.ts';
import { type CutWish, type Progress, planCut } from './plan-cut.ts';

/** What a cut would make. Changes nothing. */
export async function previewCut(
  ports: Ports,
  asker: Asker,
  asked: { readonly project: Project; readonly wish: CutWish },
  progress: Progress,
): Promise<Outcome<Preview>> {
  const permitted = await authorize(ports, asker, 'read', asked.project);
  if (!permitted.ok) return permitted;
  const current = await currentProject(ports, asked.project);
  if (!current.ok) return current;
  const plan = await planCut(ports, current.value, asked.wish, progress);
  if (!plan.ok) return plan;
  const { project, repository } = current.value;
  const { version, number, range } = plan.value;
  const { configuration } = project;
  return yes({
    ...plan.value,
    project: project.name,
    repositoryName: repository.fullName,
    candidate: candidateName({ version, number }),
    commits: range.commits.length,
    paths: configuration.paths,
    migrations: matchingFiles(range.files, configuration.migrations),
    build: configuration.build?.workflow ?? null,
    channelId: project.channelId,
    compareUrl: range.compareUrl,
  });
}
