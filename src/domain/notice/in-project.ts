import type { Effect } from '../change.ts';
import type { Project } from '../repository/repository.ts';
import type { Notice } from './notice.ts';

type Say = Extract<Effect, { effect: 'say' }>;
type Said = Say['announcement'];

/** What is said of a notice where its project is: in the release's thread, or in the channel for a digest. */
export const inProject = (project: Project, notice: Notice, key: string, announcement: Said): Say => ({
  effect: 'say',
  key,
  channelId: project.channelId,
  thread: notice.releaseId,
  reach: 'thread',
  announcement,
});

/** To the captains: somebody cannot be reached. Once for each release and problem; it is not tried for ever. */
export function undeliverable(project: Project, notice: Notice, recipient: string, problem: string): Effect {
  return inProject(
    project,
    notice,
    `undeliverable:${notice.releaseId ?? notice.id}:${recipient}:${problem}`,
    {
      kind: 'notice-undeliverable',
      recipient,
      problem,
      version: notice.facts.version,
    },
  );
}
