import { isoSeconds } from '../git/commit-object.ts';
import type { GitRepository } from '../git/repository.ts';
import type { Pull } from '../pulls/pull.ts';
import { fastImport, forgetMarks, type ImportedCommit, type ImportedTag } from './fast-import.ts';
import { type SampleChange, sampleChanges, sampleOpenPulls } from './sample-changes.ts';
import { sampleFiles, sampleWaybillYaml } from './sample-files.ts';

const trunk = 'refs/heads/main';
const person = (login: string) => ({ name: login, email: `${login}@users.noreply.github.com` });
const contentOf = (change: { readonly path: string; readonly title: string }): string => {
  if (change.path.endsWith('.sql')) return `-- ${change.title}\nselect 1;\n`;
  return change.path.endsWith('.ts') ? `// ${change.title}\nexport {};\n` : `${change.title}\n`;
};

/**
 * Writes the sample: sixty merged pull requests over six weeks that end at `now`, with everything a release has to
 * tell apart. Changes that name an earlier commit by its SHA begin a new batch, since they need to know it.
 */
export async function sampleHistory(
  git: GitRepository,
  options: {
    readonly now: Date;
    readonly channel?: string | undefined;
    readonly waybillYaml?: string | undefined;
  },
): Promise<Pull[]> {
  const days = 42;
  const timeOf = (index: number) =>
    new Date(
      options.now.getTime() -
        ((sampleChanges.length - index) / sampleChanges.length) * days * 86_400_000 -
        3_600_000,
    );
  const yaml = options.waybillYaml ?? sampleWaybillYaml(options.channel ?? 'C0RELEASES');
  const marks = new Marks();
  const root: ImportedCommit = {
    mark: marks.next(),
    ref: trunk,
    parents: [],
    author: person('ada-lindqvist'),
    at: timeOf(-1),
    message: 'chore: start the storefront\n',
    files: sampleFiles(yaml),
  };
  let batch: ImportedCommit[] = [root];
  const tags: ImportedTag[] = [];
  let shas = new Map<number, string>();
  for (const [index, change] of sampleChanges.entries()) {
    if (change.reverts !== undefined || change.twinOf !== undefined) {
      shas = await fastImport(git, batch, []);
      batch = [];
    }
    batch.push(...commitsOf(change, { marks, shas, at: timeOf(index) }));
    if (change.tag !== undefined) tags.push({ name: change.tag, mark: marks.tip, at: timeOf(index) });
  }
  shas = await fastImport(git, [...batch, ...sideBranches(marks, options.now)], tags);
  await forgetMarks(git);
  return openPulls(marks, shas, options.now);
}

class Marks {
  tip = 0;
  readonly byNumber = new Map<number, number>();
  #last = 0;

  next(): number {
    this.#last += 1;
    return this.#last;
  }
}

function commitsOf(
  change: SampleChange,
  given: { readonly marks: Marks; readonly shas: ReadonlyMap<number, string>; readonly at: Date },
): ImportedCommit[] {
  const { marks, shas, at } = given;
  if (marks.tip === 0) marks.tip = 1;
  const shaOf = (number: number) => shas.get(marks.byNumber.get(number) ?? 0) ?? '';
  const author = person(change.author);
  const fork = marks.tip;
  const content = contentOf(change);
  if (change.commits === undefined) {
    const about =
      change.reverts === undefined ? change.body : `This reverts commit ${shaOf(change.reverts)}.`;
    const mark = marks.next();
    marks.tip = mark;
    marks.byNumber.set(change.number, mark);
    const message = `${change.title} (#${change.number})\n${about === undefined ? '' : `\n${about}\n`}`;
    const files = { [change.path]: change.reverts === undefined ? content : null };
    return [{ mark, ref: trunk, parents: [fork], author, at, message, files }];
  }
  const ref = `refs/pull/${change.number}/head`;
  let tip = fork;
  const brought = change.commits.map((subject, index): ImportedCommit => {
    const mark = marks.next();
    const parents = [tip];
    tip = mark;
    const files = { [`${change.path}.${index}`]: `${subject}\n` };
    return { mark, ref, parents, author, at, message: `${subject}\n`, files };
  });
  if (change.twinOf !== undefined)
    brought.push(twin(change.twinOf, { ref, author, at, marks, tip, sha: shaOf(change.twinOf) }));
  const mark = marks.next();
  const message = `Merge pull request #${change.number} from acme/change-${change.number}\n\n${change.title}\n`;
  const files = Object.assign({}, ...brought.map((one) => one.files));
  const parents = [fork, brought.at(-1)?.mark ?? tip];
  marks.tip = mark;
  marks.byNumber.set(change.number, mark);
  return [...brought, { mark, ref: trunk, parents, author, at, message, files }];
}

/** A copy of an earlier change, as `git cherry-pick -x` leaves it. */
function twin(
  of: number,
  given: {
    ref: string;
    author: ImportedCommit['author'];
    at: Date;
    marks: Marks;
    tip: number;
    sha: string;
  },
): ImportedCommit {
  const original = sampleChanges.find((change) => change.number === of);
  const { ref, author, at } = given;
  return {
    mark: given.marks.next(),
    ref,
    parents: [given.tip],
    author,
    at,
    message: `${original?.title ?? ''} (#${of})\n\n(cherry picked from commit ${given.sha})\n`,
    files: original === undefined ? {} : { [original.path]: contentOf(original) },
  };
}

/** The branches of the pull requests that are still open. */
function sideBranches(marks: Marks, now: Date): ImportedCommit[] {
  return sampleOpenPulls.map((pull) => {
    const mark = marks.next();
    marks.byNumber.set(pull.number, mark);
    return {
      mark,
      ref: `refs/heads/change-${pull.number}`,
      parents: [marks.tip],
      author: person(pull.author),
      at: new Date(now.getTime() - 1_800_000),
      message: `${pull.title}\n`,
      files: { [pull.path]: contentOf(pull) },
    };
  });
}

function openPulls(marks: Marks, shas: ReadonlyMap<number, string>, now: Date): Pull[] {
  return sampleOpenPulls.map((pull) => ({
    number: pull.number,
    title: pull.title,
    body: pull.body,
    author: pull.author,
    base: 'main',
    head: `change-${pull.number}`,
    headSha: shas.get(marks.byNumber.get(pull.number) ?? 0) ?? '',
    baseSha: shas.get(marks.tip) ?? '',
    state: 'open',
    draft: pull.draft,
    labels: [],
    assignees: [],
    createdAt: isoSeconds(new Date(now.getTime() - 1_800_000)),
    mergedAt: undefined,
    closedAt: undefined,
    mergeSha: undefined,
  }));
}
