import type { Decision } from '../change.ts';
import type { Project } from '../repository/repository.ts';
import { undeliverable } from './in-project.ts';
import type { Notice, NoticeRecipient } from './notice.ts';

/** A recipient whom a notice did not reach: it is tried no more until an admin sends it again. */
export function gaveUp(
  project: Project,
  notice: Notice,
  { id, recipient, revision }: NoticeRecipient,
  { problem, now }: { readonly problem: string; readonly now: Date },
): Decision {
  return {
    changes: [
      { update: 'noticeRecipients', id, revision, set: { state: 'undeliverable', problem, at: now } },
    ],
    events: [
      {
        kind: 'notice-given-up',
        projectId: project.id,
        actor: 'waybill',
        at: now,
        facts: { notice: notice.kind, version: notice.facts.version, recipient, problem },
      },
    ],
    effects: [undeliverable(project, notice, recipient, problem)],
  };
}
