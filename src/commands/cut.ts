import { parseCandidateId } from '../domain/ids.ts';
import { type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import { cutRelease } from '../operations/cut-release.ts';
import { findVersion } from '../operations/find-version.ts';
import type { CutWish } from '../operations/plan-cut.ts';
import { repeatBuild } from '../operations/repeat-build.ts';
import { renderDone } from '../views/done.ts';
import { type Command, type Context, misunderstood, refuse, say } from './command.ts';
import { type CutWords, readCutWords } from './cut-words.ts';
import { takeProject } from './project-word.ts';
import { refuseTo } from './refuse-to.ts';

const form = {
  name: 'cut',
  usage: ['cut [project] [at <sha on trunk>] [as <version> or major, minor, patch] [into <open version>]'],
};

/** `/release cut`: a release from trunk, or a further candidate of an open one. */
export const cutCommand: Command = {
  ...form,
  summary: 'Cuts a release from trunk and builds it, or a further candidate of an open release.',
  examples: ['cut', 'cut as 2.0.0', 'cut storefront at 3f2c1ab into 1.5'],
  isLong: true,
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const read = readCutWords(form, words, project.value.name);
    if ('usage' in read) return misunderstood(read);
    const wish = await wishOf(context, project.value, read.input);
    if (!wish.ok) return refuseTo(context, 'cut a release', project.value, wish.refusal);
    const { ports, asker, progress } = context;
    const outcome = await cutRelease(ports, asker, { project: project.value, wish: wish.value }, progress);
    return outcome.ok ? say(renderDone({ kind: 'release-cut', ...outcome.value })) : refuse(outcome.refusal);
  },
  buttons: {
    'build:repeat': async ({ ports, asker }, value) => {
      const outcome = await repeatBuild(ports, asker, parseCandidateId(value));
      return outcome.ok
        ? say(renderDone({ kind: 'build-repeated', ...outcome.value }))
        : refuse(outcome.refusal);
    },
  },
};

/** Finds the open release that `into` names. */
export async function wishOf(
  { ports }: Context,
  project: Project,
  { at, as, into }: CutWords,
): Promise<Outcome<CutWish>> {
  if (into === null) return yes({ at, as, into: null });
  const found = await findVersion(ports, project, into);
  return found.ok ? yes({ at, as, into: found.value.release }) : found;
}
