import { parseNoticeAnswerId, parseNoticeId, parseProjectId } from '../domain/ids.ts';
import type { Outcome } from '../domain/outcome.ts';
import { acceptRecipient } from '../operations/accept-recipient.ts';
import { answerConcern, findNoticeOf, noteNotice, raiseConcern } from '../operations/answer-notice.ts';
import { authorize } from '../operations/authorize.ts';
import { readReview, reviewNotice } from '../operations/review-notice.ts';
import { unsubscribeRecipient } from '../operations/unsubscribe-recipient.ts';
import { answerView, concernView } from '../views/notice/concern-view.ts';
import { type NoticeDone, renderNoticeDone } from '../views/notice/done.ts';
import { reviewFields, reviewView } from '../views/notice/review-view.ts';
import { type Command, type Reply, refuse, type Submission, say, showModal } from './command.ts';
import { readTimeOf } from './time-word.ts';

const textOf = ({ values }: Submission, field: string): string => String(values[field] ?? '');

/** The message of a notice that a button is on, by the button's value. */
function messageOf(value: string) {
  const [id = '', recipient = ''] = value.split(' ');
  return { noticeId: parseNoticeId(id), recipient };
}

function done<T>(outcome: Outcome<T>, words: (value: T) => NoticeDone): Reply {
  return outcome.ok ? say(renderNoticeDone(words(outcome.value))) : refuse(outcome.refusal);
}

/** Buttons that open a window. */
export const noticeModals: NonNullable<Command['modals']> = {
  'subscribe:review': 'Edit and send',
  'subscribe:concern': 'Concern',
  'subscribe:answer': 'Answer',
};

/** The buttons on notices, and on what is said about them. */
export const noticeButtons: NonNullable<Command['buttons']> = {
  'subscribe:end': async ({ ports, asker }, value) => {
    const [id = '', recipient = ''] = value.split(' ');
    const project = await ports.store.project(parseProjectId(id));
    if (project === null) return refuse({ code: 'no-project-yet' });
    return done(await unsubscribeRecipient(ports, asker, { project, recipient }), (value) => ({
      kind: 'unsubscribed',
      ...value,
    }));
  },
  'subscribe:accept': async ({ ports, asker }, value) =>
    done(await acceptRecipient(ports, asker, value), ({ id }) => ({ kind: 'accepted', id })),
  'subscribe:noted': async ({ ports, asker }, value) =>
    done(await noteNotice(ports, asker, messageOf(value)), ({ version }) => ({ kind: 'noted', version })),
  'subscribe:concern': async ({ ports, asker }, value) => {
    const found = await findNoticeOf(ports, asker, messageOf(value));
    if (!found.ok) return refuse(found.refusal);
    return showModal(concernView(value, found.value.notice.facts.version));
  },
  'subscribe:answer': async ({ ports, asker }, value) => {
    const concern = await ports.store.notices.answer(parseNoticeAnswerId(value));
    const release = concern === null ? null : await ports.store.release(concern.releaseId);
    const project = release === null ? null : await ports.store.project(release.projectId);
    if (concern === null || release === null) return refuse({ code: 'notice-gone' });
    const permitted = await authorize(ports, asker, 'answer a concern', project);
    if (!permitted.ok) return refuse(permitted.refusal);
    if (concern.answeredAt !== null) {
      const what = 'That concern was answered';
      return refuse({ code: 'already-done', what, by: concern.answeredBy });
    }
    return showModal(
      answerView(value, { version: release.version, concern: concern.text, by: concern.userId }),
    );
  },
  'subscribe:review': async ({ ports, asker }, value) => {
    const found = await readReview(ports, asker, parseNoticeId(value));
    return found.ok
      ? showModal(reviewView(found.value.project.name, found.value.notice))
      : refuse(found.refusal);
  },
};

export const noticeSubmissions: NonNullable<Command['submissions']> = {
  'subscribe:concern-submit': async ({ ports, asker }, submission) =>
    done(
      await raiseConcern(ports, asker, {
        ...messageOf(submission.context),
        text: textOf(submission, 'reason'),
      }),
      ({ version }) => ({ kind: 'concern-raised', version }),
    ),
  'subscribe:answer-submit': async ({ ports, asker }, submission) =>
    done(
      await answerConcern(ports, asker, {
        answerId: parseNoticeAnswerId(submission.context),
        answer: textOf(submission, 'reason'),
      }),
      ({ version }) => ({ kind: 'concern-answered', version }),
    ),
  'subscribe:review-submit': async (context, submission) => {
    const { ports, asker } = context;
    const [id = '', revision = ''] = submission.context.split(' ');
    const found = await readReview(ports, asker, parseNoticeId(id));
    if (!found.ok) return refuse(found.refusal);
    const date = textOf(submission, 'expected').trim();
    const read = date === '' ? null : await readTimeOf(context, date);
    const fields = reviewFields(found.value.notice, {
      inside: textOf(submission, 'inside'),
      outside: textOf(submission, 'outside'),
    });
    return done(
      await reviewNotice(ports, asker, {
        noticeId: parseNoticeId(id),
        revision: Number(revision),
        text: { ...fields, expectedAt: read?.at ?? null },
      }),
      ({ version }) => ({ kind: 'reviewed', version }),
    );
  },
};
