import { parsePickId, parseProjectId, parseReleaseId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { readSourceText } from '../domain/pick/read-source-text.ts';
import type { Project } from '../domain/repository/repository.ts';
import { compareVersions } from '../domain/version/version.ts';
import { authorize } from '../operations/authorize.ts';
import { findProject } from '../operations/find-project.ts';
import { pickChange } from '../operations/pick-change.ts';
import { planPicks } from '../operations/plan-picks.ts';
import { readableProjects } from '../operations/readable-projects.ts';
import { reopenPick } from '../operations/reopen-pick.ts';
import { pickIntoView, pickView, renderPickPlan } from '../views/pick/pick-view.ts';
import { renderPicksAsked } from '../views/pick/picks-asked.ts';
import { renderReopening } from '../views/pick/reopening.ts';
import { type Command, type Context, misunderstood, type Reply, refuse, say, showModal } from './command.ts';
import { takeProject } from './project-word.ts';
import { missing, unexpected } from './words.ts';

const form = { name: 'pick', usage: ['pick [project] <PR or sha> [into <version> …]'] };

/** `/release pick`: a merged change goes into open releases as well. */
export const pickCommand: Command = {
  ...form,
  summary: 'Brings a merged change into open releases, each as its next candidate.',
  examples: ['pick #123', 'pick 123 into 1.5', 'pick 3f2c1ab into 1.5 1.4'],
  isLong: true,
  opens: (text) => (/^\S+\s+\S+(?:\s+\S+)?$/.test(text.trim()) ? 'Pick a change' : null),
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const text = words.take();
    if (text === null) return misunderstood(missing(form, 'a pull request or a commit'));
    if (words.peek() === null) return choose(context, project.value, text);
    if (!words.accept('into')) return misunderstood(unexpected(form, words.take() ?? '', ['into']));
    const into = words
      .rest()
      .split(/[\s,]+/)
      .filter((word) => word !== '');
    if (into.length === 0) return misunderstood(missing(form, 'an open version after “into”'));
    return pick(context, project.value, text, into);
  },
  modals: { 'pick:ask': 'Pick a change', 'pick:message': 'Pick a change' },
  buttons: {
    /** On what an open release is told of a hotfix: the same change, here as well. */
    'pick:this': async (context, value) => {
      const [id = '', text = '', version = ''] = value.split(' ');
      const project = await context.ports.store.project(parseProjectId(id));
      return project === null ? refuse({ code: 'no-project-yet' }) : pick(context, project, text, [version]);
    },
    /** A shortcut on any message: the change that it links to. */
    'pick:message': async (context) => {
      const { ask } = context.request;
      const text = ask.kind === 'button' ? ask.context : '';
      if (text === '') return refuse({ code: 'no-change-linked' });
      const project = await projectLinked(context, text);
      return project.ok ? choose(context, project.value, text) : refuse(project.refusal);
    },
    /** On what says that its pull request was closed without a merge. */
    'pick:reopen': async ({ ports, asker }, value) => {
      const outcome = await reopenPick(ports, asker, parsePickId(value));
      return outcome.ok ? say(renderReopening(outcome.value)) : refuse(outcome.refusal);
    },
    'pick:ask': async (context, value) => {
      const found = await releaseOf(context, value);
      if (!found.ok) return refuse(found.refusal);
      const { project, version } = found.value;
      const permitted = await authorize(context.ports, context.asker, 'pick a change', project);
      if (!permitted.ok) return refuse(permitted.refusal);
      const open = await context.ports.store.releases(project.id, { state: 'open' });
      const newer = open
        .map((release) => release.version)
        .filter((other) => compareVersions(other, version) > 0)
        .toSorted(compareVersions);
      return showModal(pickIntoView(project.name, version, newer, value));
    },
  },
  submissions: {
    /** Of the releases that the window offered. */
    'pick:submit': async (context, { context: about, values }) => {
      const [id = '', text = ''] = about.split(/ (.*)/s);
      const project = await context.ports.store.project(parseProjectId(id));
      if (project === null) return refuse({ code: 'no-project-yet' });
      const chosen = values['releases'];
      const into = Array.isArray(chosen) ? chosen.map(String) : [];
      return pick(context, project, text, into);
    },
    /** Of the release whose card the button was on. */
    'pick:into-submit': async (context, { context: about, values }) => {
      const found = await releaseOf(context, about);
      if (!found.ok) return refuse(found.refusal);
      const text = String(values['change'] ?? '').trim();
      const newer = values['newer'];
      const into = [found.value.version, ...(Array.isArray(newer) ? newer.map(String) : [])];
      return pick(context, found.value.project, text, into);
    },
  },
};

/** Which releases it is to go into: in a window where one could be opened, else in words. */
async function choose(context: Context, project: Project, text: string): Promise<Reply> {
  const plan = await planPicks(context.ports, context.asker, { project, text });
  if (!plan.ok) return refuse(plan.refusal);
  return context.request.place.modal === null
    ? say(renderPickPlan(plan.value, text))
    : showModal(pickView(plan.value, `${project.id} ${text}`));
}

async function pick(
  { ports, asker }: Context,
  project: Project,
  text: string,
  into: readonly string[],
): Promise<Reply> {
  const outcome = await pickChange(ports, asker, { project, text, into });
  return outcome.ok ? say(renderPicksAsked(outcome.value)) : refuse(outcome.refusal);
}

async function releaseOf(
  { ports }: Context,
  value: string,
): Promise<Outcome<{ readonly project: Project; readonly version: string }>> {
  const release = await ports.store.release(parseReleaseId(value));
  const project = release === null ? null : await ports.store.project(release.projectId);
  return release === null || project === null
    ? no({ code: 'no-project-yet' })
    : yes({ project, version: release.version });
}

/** The project of the repository that a link leads to: the channel's own where that is one of several. */
async function projectLinked({ ports, asker }: Context, text: string): Promise<Outcome<Project>> {
  const name = readSourceText(text)?.repository ?? '';
  const repositories = await ports.store.repositories();
  const repository = repositories.find(({ fullName }) => fullName.toLowerCase() === name.toLowerCase());
  const linked = (await ports.store.projects()).filter(({ repositoryId }) => repositoryId === repository?.id);
  const [only, ...others] = linked;
  if (only === undefined) return no({ code: 'change-unknown', text, repository: 'any project here' });
  if (others.length === 0) return yes(only);
  const own = await findProject(ports, asker, null);
  if (own.ok && linked.some(({ id }) => id === own.value.id)) return own;
  const readable = await readableProjects(ports, asker, linked);
  return readable.projects.length === 0 && readable.refusal !== null
    ? no(readable.refusal)
    : no({ code: 'project-unclear', known: readable.projects.map((project) => project.name) });
}
