import { tagsCollide } from '../../domain/version/tag-collision.ts';
import { tagTemplateProblems } from '../../domain/version/tag-template-problem.ts';
import type { FileOutline } from './outline.ts';
import { quote } from './quote.ts';
import type { Finding } from './read-issues.ts';

type Use = { readonly project: string; readonly kind: 'tag' | 'candidate'; readonly template: string };

/** More than any repository has; each is compared with every other. */
const most = 200;

/** Finds templates of which one tag could mean two things, within a project and between them. */
export function checkTags(projects: FileOutline['projects']): readonly Finding[] {
  const count = Object.keys(projects).length;
  if (count > most) {
    const message = `There are ${count} projects in one file.`;
    return [{ path: ['projects'], message, hint: `Write at most ${most}.` }];
  }
  const uses = Object.entries(projects).flatMap(([project, { versioning }]): readonly Use[] => [
    { project, kind: 'tag', template: versioning.tag },
    { project, kind: 'candidate', template: versioning.candidate },
  ]);
  const usable = uses.filter(
    ({ template, kind }) =>
      tagTemplateProblems(template, kind === 'tag' ? 'release' : 'candidate').length === 0,
  );
  return usable.flatMap((use, index): readonly Finding[] => {
    const other = usable.slice(0, index).find(({ template }) => tagsCollide(template, use.template));
    return other === undefined ? [] : [finding(use, other)];
  });
}

function finding({ project, kind, template }: Use, other: Use): Finding {
  const whose = other.project === project ? 'this project' : other.project;
  const what = other.kind === 'tag' ? 'releases' : 'candidates';
  const beginning = template.startsWith('v') ? `${project}-${template}` : `${project}/${template}`;
  return {
    path: ['projects', project, 'versioning', kind],
    message: `${quote(template)} can make the same tag as ${quote(other.template)}, for the ${what} of ${whose}.`,
    hint: `Give it a beginning of its own, such as "${beginning}".`,
  };
}
