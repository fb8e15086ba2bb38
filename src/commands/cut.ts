import { parseCandidateId, parseReleaseId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project } from '../domain/repository/repository.ts';
import { authorize } from '../operations/authorize.ts';
import { cutRelease } from '../operations/cut-release.ts';
import { findVersion } from '../operations/find-version.ts';
import { makeWithout } from '../operations/make-without.ts';
import type { CutWish } from '../operations/plan-cut.ts';
import { repeatBuild } from '../operations/repeat-build.ts';
import { renderDone } from '../views/done.ts';
import { renderMadeWithout, withoutView } from '../views/without-view.ts';
import { type Command, type Context, misunderstood, type Reply, refuse, say, showModal } from './command.ts';
import { type CutWords, readCutWords } from './cut-words.ts';
import { takeProject } from './project-word.ts';
import { refuseTo } from './refuse-to.ts';

const form = {
  name: 'cut',
  usage: [
    'cut [project] [at <sha on trunk>] [as <version> or major, minor, patch] [into <open version>]',
    'cut [project] without <PR or sha> [of <returned version>]',
  ],
};

/** `/release cut`: a release from trunk, or a further candidate of an open one. */
export const cutCommand: Command = {
  ...form,
  summary: 'Cuts a release from trunk and builds it, or a further candidate of an open release.',
  examples: ['cut', 'cut as 2.0.0', 'cut storefront at 3f2c1ab into 1.5', 'cut without #123'],
  isLong: true,
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const read = readCutWords(form, words, project.value.name);
    if ('usage' in read) return misunderstood(read);
    const { without, of } = read.input;
    if (without !== null) return cutWithout(context, project.value, without, of);
    const wish = await wishOf(context, project.value, read.input);
    if (!wish.ok) return refuseTo(context, 'cut a release', project.value, wish.refusal);
    const { ports, asker, progress } = context;
    const outcome = await cutRelease(ports, asker, { project: project.value, wish: wish.value }, progress);
    return outcome.ok ? say(renderDone({ kind: 'release-cut', ...outcome.value })) : refuse(outcome.refusal);
  },
  modals: { 'cut:without': 'Cut without…' },
  submissions: {
    'cut:without-submit': async (context, { context: about, values }) => {
      const found = await releaseOf(context, about);
      if (!found.ok) return refuse(found.refusal);
      const { project, release } = found.value;
      return cutWithout(context, project, String(values['change'] ?? ''), release.version);
    },
  },
  buttons: {
    'cut:without': async (context, value) => {
      const found = await releaseOf(context, value);
      if (!found.ok) return refuse(found.refusal);
      const { project, release } = found.value;
      const permitted = await authorize(context.ports, context.asker, 'cut a release', project);
      return permitted.ok ? showModal(withoutView(project.name, release)) : refuse(permitted.refusal);
    },
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
  { at, as, into }: Pick<CutWords, 'at' | 'as' | 'into'>,
): Promise<Outcome<CutWish>> {
  if (into === null) return yes({ at, as, into: null });
  const found = await findVersion(ports, project, into);
  return found.ok ? yes({ at, as, into: found.value.release }) : found;
}

async function cutWithout(
  { ports, asker }: Context,
  project: Project,
  text: string,
  of: string | null,
): Promise<Reply> {
  const outcome = await makeWithout(ports, asker, { project, text, of });
  return outcome.ok ? say(renderMadeWithout(outcome.value)) : refuse(outcome.refusal);
}

async function releaseOf(
  { ports }: Context,
  value: string,
): Promise<Outcome<{ readonly project: Project; readonly release: Release }>> {
  const release = await ports.store.release(parseReleaseId(value));
  const project = release === null ? null : await ports.store.project(release.projectId);
  return release === null || project === null ? no({ code: 'no-project-yet' }) : yes({ project, release });
}
