import { type ChannelId, isUserId, type NoticeAnswerId, type NoticeId } from '../domain/ids.ts';
import { concernAnswered, concernRaised, noted } from '../domain/notice/answers.ts';
import { isOfRelease, type ReleaseNotice } from '../domain/notice/notice.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { slackChannelOf } from './address-notice.ts';
import { type Asker, authorize, lookUp } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';

/** The message of a notice in which somebody pressed a button. */
export type NoticeMessage = { readonly noticeId: NoticeId; readonly recipient: string };
type Pressed = { readonly notice: ReleaseNotice; readonly project: Project; readonly channelId: ChannelId };

/** A notice that went to whoever pressed a button on it, or to a channel that they are in. */
export async function findNoticeOf(
  ports: Ports,
  asker: Asker,
  { noticeId, recipient }: NoticeMessage,
): Promise<Outcome<Pressed>> {
  const { store, slack } = ports;
  const act = 'answer a notice';
  const person = await lookUp(slack.person(asker.userId));
  if (person.failed || person.value === null) {
    return no({ code: 'authority-unknown', act, retryAfterMs: person.retryAfterMs });
  }
  const { standing } = person.value;
  if (standing !== 'full-member') return no({ code: 'outsider', act, standing });
  const [notice, row] = await Promise.all([
    store.notices.notice(noticeId),
    store.notices.recipient(noticeId, recipient),
  ]);
  const project = notice === null ? null : await store.project(notice.projectId);
  const channelId = slackChannelOf(recipient);
  if (notice === null || row === null || project === null || channelId === null || !isOfRelease(notice)) {
    return no({ code: 'notice-gone' });
  }
  if (isUserId(recipient)) {
    return recipient === asker.userId ? yes({ notice, project, channelId }) : no({ code: 'not-a-recipient' });
  }
  const isThere = await lookUp(slack.isInChannel(channelId, asker.userId));
  if (isThere.failed) return no({ code: 'authority-unknown', act, retryAfterMs: isThere.retryAfterMs });
  return isThere.value ? yes({ notice, project, channelId }) : no({ code: 'not-a-recipient' });
}

export type NoticeAnswered = { readonly version: string };

/** That somebody has noted a notice; once each. */
export async function noteNotice(
  ports: Ports,
  asker: Asker,
  message: NoticeMessage,
): Promise<Outcome<NoticeAnswered>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const found = await findNoticeOf(ports, asker, message);
  if (!found.ok) return found;
  const { notice, channelId } = found.value;
  const { store, clock, mint } = ports;
  const before = await store.notices.answers(notice.id);
  if (before.some(({ kind, userId }) => kind === 'noted' && userId === asker.userId)) {
    return no({ code: 'already-done', what: 'You have noted it', by: null });
  }
  const id = mint.id<NoticeAnswerId>();
  const answering = {
    id,
    notice,
    recipient: message.recipient,
    channelId,
    by: asker.userId,
    now: clock.now(),
  };
  return commitFor(ports, asker, yes({ version: notice.facts.version }), noted(answering));
}

/** A stakeholder's concern, put to the captain. */
export async function raiseConcern(
  ports: Ports,
  asker: Asker,
  asked: NoticeMessage & { readonly text: string },
): Promise<Outcome<NoticeAnswered>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const found = await findNoticeOf(ports, asker, asked);
  if (!found.ok) return found;
  const { notice, project, channelId } = found.value;
  const { store, clock, mint } = ports;
  const release = await store.release(notice.releaseId);
  if (release === null) return no({ code: 'notice-gone' });
  const answering = {
    id: mint.id<NoticeAnswerId>(),
    notice,
    recipient: asked.recipient,
    channelId,
    by: asker.userId,
    now: clock.now(),
  };
  return commitFor(
    ports,
    asker,
    yes({ version: release.version }),
    concernRaised(answering, { project, release, text: asked.text.trim() }),
  );
}

/** A captain's answer to a concern. */
export async function answerConcern(
  ports: Ports,
  asker: Asker,
  asked: { readonly answerId: NoticeAnswerId; readonly answer: string },
): Promise<Outcome<NoticeAnswered>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const { store, clock } = ports;
  const concern = await store.notices.answer(asked.answerId);
  const release = concern === null ? null : await store.release(concern.releaseId);
  const project = release === null ? null : await store.project(release.projectId);
  const channelId = concern === null ? null : slackChannelOf(concern.recipient);
  if (concern === null || release === null || project === null || channelId === null) {
    return no({ code: 'notice-gone' });
  }
  const permitted = await authorize(ports, asker, 'answer a concern', project);
  if (!permitted.ok) return permitted;
  if (concern.answeredAt !== null) {
    return no({ code: 'already-done', what: 'That concern was answered', by: concern.answeredBy });
  }
  const { userId: by } = asker;
  const answer = asked.answer.trim();
  return commitFor(
    ports,
    asker,
    yes({ version: release.version }),
    concernAnswered(concern, { project, release, channelId, by, answer, now: clock.now() }),
  );
}
