import type { FileConfiguration } from './configuration.ts';
import { type Weighed, weigh } from './loosening.ts';
import { weighProject } from './weigh-project.ts';

/**
 * Weighs a changed `waybill.yaml` against the one in force (promise 19). What tightens, or does neither,
 * takes effect; what loosens waits, and the stricter rule holds. A new project loosens nothing: it has to
 * be registered by an admin.
 */
export function weighFile(from: FileConfiguration, to: FileConfiguration): Weighed<FileConfiguration> {
  const kept = from.projects.map((project) => {
    const next = to.projects.find(({ name }) => name === project.name);
    if (next !== undefined) return weighProject(project, next);
    return weigh({
      path: `projects.${project.name}`,
      from: project,
      to: null,
      why: 'project-removed',
      isLooser: true,
      show: (value) => value?.name ?? null,
    });
  });
  const added = to.projects.filter(({ name }) => from.projects.every((project) => project.name !== name));
  const projects = kept.flatMap(({ effective }) => effective ?? []);
  const loosened = kept.flatMap((project) => project.loosened);
  return { effective: loosened.length === 0 ? to : { projects: [...projects, ...added] }, loosened };
}
