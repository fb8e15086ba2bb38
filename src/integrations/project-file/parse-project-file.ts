import type { ParsedProjectFile } from '../../domain/project/parsed-file.ts';
import type { FileProblem } from '../../domain/repository/repository.ts';
import { crossChecks } from './cross-checks.ts';
import { outlineOf } from './outline.ts';
import type { Path } from './place.ts';
import { fileSchema } from './project-schema.ts';
import { looksSecret } from './quote.ts';
import { type Finding, readIssues } from './read-issues.ts';
import { readYaml } from './read-yaml.ts';
import { resolveProject } from './resolve-project.ts';

/** More than anybody mends at once. */
const most = 100;

const wholeFile = 'waybill.yaml';

/** Reads a `waybill.yaml`: its projects, or every problem of it with its line and what would be right. */
export function parseProjectFile(text: string): ParsedProjectFile {
  const { value, faults, placeOf } = readYaml(text);
  const placed = faults.map(({ place: { line, column }, message, hint }) => {
    return { line, column, path: wholeFile, message, hint };
  });
  if (value === undefined) return { ok: false, problems: inOrder(placed) };
  if (value === null) {
    const hint = 'Begin with version: 1, then projects:.';
    return {
      ok: false,
      problems: [{ line: 1, column: 1, path: wholeFile, message: 'The file is empty.', hint }],
    };
  }

  const read = fileSchema.safeParse(value);
  const findings = [...readIssues(read.error?.issues ?? []), ...crossChecks(outlineOf(value))];
  if (read.success && findings.length === 0 && placed.length === 0) {
    const projects = Object.entries(read.data.projects).map(([name, input]) => resolveProject(name, input));
    return { ok: true, file: { projects } };
  }
  const problem = (finding: Finding): FileProblem => ({
    ...placeOf(finding.path),
    path: written(finding.path),
    message: finding.message,
    hint: finding.hint,
  });
  const told = inOrder([...placed, ...findings.slice(0, most).map(problem)]);
  const rest = findings.length - most;
  return { ok: false, problems: rest > 0 ? [...told, more(rest, told.at(-1)?.line ?? 1)] : told };
}

/** `projects.storefront.environments.production.windows[0].zone` */
function written(path: Path): string {
  if (path.length === 0) return wholeFile;
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${looksSecret(step) ? '…' : step}`))
    .join('')
    .slice(1);
}

function more(count: number, line: number): FileProblem {
  const message = `There are ${count} more problems.`;
  return { line, column: 1, path: wholeFile, message, hint: 'They are told once these are mended.' };
}

/** By line, each once: two rules may say the same of one value. */
function inOrder(problems: readonly FileProblem[]): readonly FileProblem[] {
  const unique = new Map(
    problems.map((problem) => [`${problem.line} ${problem.path} ${problem.message}`, problem]),
  );
  return [...unique.values()].toSorted((a, b) => a.line - b.line || a.column - b.column);
}
