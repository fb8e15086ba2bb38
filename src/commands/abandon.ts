import { parseReleaseId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project } from '../domain/repository/repository.ts';
import { type Abandoning, abandonRelease } from '../operations/abandon-release.ts';
import { authorize } from '../operations/authorize.ts';
import { abandonView } from '../views/abandon-view.ts';
import { renderDone } from '../views/done.ts';
import { type Command, type Context, misunderstood, type Reply, refuse, say, showModal } from './command.ts';
import { takeProject } from './project-word.ts';
import { missing, takeReason, unexpected } from './words.ts';

const form = { name: 'abandon', usage: ['abandon [project] <version> because …'] };

/** `/release abandon`: closes an open release for good. */
export const abandonCommand: Command = {
  ...form,
  summary: 'Closes an open release. Its version is never used again.',
  examples: ['abandon 1.5 because the payment change has to wait'],
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const version = words.peek()?.toLowerCase() === 'because' ? null : words.take();
    if (version === null) return misunderstood(missing(form, 'a version'));
    const because = takeReason(words);
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more, ['because']));
    return abandon(context, { project: project.value, version, because: because ?? '' });
  },
  modals: { 'abandon:ask': 'Abandon release' },
  buttons: {
    'abandon:ask': async (context, value) => {
      const found = await releaseOf(context, value);
      if (!found.ok) return refuse(found.refusal);
      const { project, release } = found.value;
      const permitted = await authorize(context.ports, context.asker, 'abandon a release', project);
      return permitted.ok ? showModal(abandonView(project.name, release)) : refuse(permitted.refusal);
    },
  },
  submissions: {
    'abandon:submit': async (context, submission) => {
      const found = await releaseOf(context, submission.context);
      if (!found.ok) return refuse(found.refusal);
      const { project, release } = found.value;
      const because = String(submission.values['reason'] ?? '');
      return abandon(context, { project, version: release.version, because });
    },
  },
};

async function abandon({ ports, asker }: Context, asked: Abandoning): Promise<Reply> {
  const outcome = await abandonRelease(ports, asker, asked);
  return outcome.ok
    ? say(renderDone({ kind: 'release-abandoned', ...outcome.value }))
    : refuse(outcome.refusal);
}

async function releaseOf(
  { ports }: Context,
  value: string,
): Promise<Outcome<{ readonly project: Project; readonly release: Release }>> {
  const release = await ports.store.release(parseReleaseId(value));
  const project = release === null ? null : await ports.store.project(release.projectId);
  return release === null || project === null ? no({ code: 'no-project-yet' }) : yes({ project, release });
}
