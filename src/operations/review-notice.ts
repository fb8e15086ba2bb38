import type { Effect } from '../domain/change.ts';
import type { NoticeId } from '../domain/ids.ts';
import { isOfRelease, type ReleaseNotice } from '../domain/notice/notice.ts';
import { type ReviewedText, reviewed } from '../domain/notice/review.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';

/** A notice that somebody may review, with what was found of it. */
export type ReviewableNotice = { readonly notice: ReleaseNotice; readonly project: Project };

/** The notice that a captain is about to edit. */
export async function readReview(
  ports: Ports,
  asker: Asker,
  noticeId: NoticeId,
): Promise<Outcome<ReviewableNotice>> {
  const { store } = ports;
  const notice = await store.notices.notice(noticeId);
  const project = notice === null ? null : await store.project(notice.projectId);
  if (notice === null || project === null) return no({ code: 'notice-gone' });
  const permitted = await authorize(ports, asker, 'review a notice', project);
  if (!permitted.ok) return permitted;
  return notice.state === 'closed' || !isOfRelease(notice)
    ? no({ code: 'notice-gone' })
    : yes({ notice, project });
}

export type NoticeReviewed = { readonly version: string };

/** Sends a notice with a captain's words: from here on it is theirs too. */
export async function reviewNotice(
  ports: Ports,
  asker: Asker,
  asked: { readonly noticeId: NoticeId; readonly revision: number; readonly text: ReviewedText },
): Promise<Outcome<NoticeReviewed>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const found = await readReview(ports, asker, asked.noticeId);
  if (!found.ok) return found;
  const { notice } = found.value;
  if (notice.revision !== asked.revision) return no({ code: 'changed-meanwhile', what: 'The notice' });
  const decision = reviewed(notice, asked.text, { by: asker.userId, now: ports.clock.now() });
  // The same words open the release's other notices to recipients outside.
  const others = await ports.store.notices.noticesOf(notice.releaseId);
  const wakes = others.map(({ id }): Effect => ({ effect: 'send-notice', noticeId: id }));
  return commitFor(ports, asker, yes({ version: notice.facts.version }), {
    ...decision,
    effects: [...decision.effects, ...wakes],
  });
}
