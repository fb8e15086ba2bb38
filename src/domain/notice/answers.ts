import type { Decision, Effect } from '../change.ts';
import type { ChannelId, NoticeAnswerId, UserId } from '../ids.ts';
import type { Release } from '../release/release.ts';
import type { Project } from '../repository/repository.ts';
import { bySlackUser } from '../trail/event.ts';
import { destinationsOf } from './advance-facts.ts';
import type { NoticeAnswer, ReleaseNotice } from './notice.ts';
import { askedCaptains } from './notice-announcement.ts';

/** Somebody's word on a notice that they have. */
export type Answering = {
  readonly id: NoticeAnswerId;
  readonly notice: ReleaseNotice;
  readonly recipient: string;
  readonly channelId: ChannelId;
  readonly by: UserId;
  readonly now: Date;
};

const row = ({ id, notice, recipient, by, now }: Answering): Omit<NoticeAnswer, 'kind' | 'text'> => ({
  id,
  noticeId: notice.id,
  releaseId: notice.releaseId,
  recipient,
  userId: by,
  at: now,
  answer: null,
  answeredBy: null,
  answeredAt: null,
  revision: 1,
});

/** That somebody has noted it: shown in the message where they did. */
export function noted(answering: Answering): Decision {
  const { notice, recipient, channelId } = answering;
  return {
    changes: [{ insert: 'noticeAnswers', row: { ...row(answering), kind: 'noted', text: '' } }],
    events: [],
    effects: [{ effect: 'show-notice', noticeId: notice.id, recipient, channelId, under: null }],
  };
}

/** A concern: it opens a thread with the captain under the notice, and one in the release's own. */
export function concernRaised(
  answering: Answering,
  { project, release, text }: { readonly project: Project; readonly release: Release; readonly text: string },
): Decision {
  const { id, notice, recipient, channelId, by, now } = answering;
  const said = {
    kind: 'concern-raised' as const,
    answerId: id,
    version: release.version,
    by,
    ...askedCaptains(project, release.captainId),
    text,
    isGate: project.configuration.announce.concerns === 'gate',
  };
  return {
    changes: [{ insert: 'noticeAnswers', row: { ...row(answering), kind: 'concern', text } }],
    events: [
      {
        kind: 'concern-raised',
        projectId: project.id,
        actor: bySlackUser(by),
        at: now,
        facts: { version: release.version, because: text },
      },
    ],
    effects: [
      {
        effect: 'say',
        key: `concern:${id}`,
        channelId: project.channelId,
        thread: release.id,
        reach: 'broadcast',
        announcement: { ...said, where: 'release' },
      },
      {
        effect: 'say-under-notice',
        key: `concern-under:${id}`,
        noticeId: notice.id,
        recipient,
        channelId,
        announcement: { ...said, where: 'notice' },
      },
      ...lanes(project),
    ],
  };
}

/** A captain's answer, said where the concern was raised and where it was asked. */
export function concernAnswered(
  concern: NoticeAnswer,
  {
    project,
    release,
    channelId,
    by,
    answer,
    now,
  }: {
    readonly project: Project;
    readonly release: Release;
    /** Where the stakeholder reads. */
    readonly channelId: ChannelId;
    readonly by: UserId;
    readonly answer: string;
    readonly now: Date;
  },
): Decision {
  const announcement = {
    kind: 'concern-answered' as const,
    version: release.version,
    raisedBy: concern.userId,
    by,
    concern: concern.text,
    answer,
  };
  return {
    changes: [
      {
        update: 'noticeAnswers',
        id: concern.id,
        revision: concern.revision,
        set: { answer, answeredBy: by, answeredAt: now },
      },
    ],
    events: [
      {
        kind: 'concern-answered',
        projectId: project.id,
        actor: bySlackUser(by),
        at: now,
        facts: { version: release.version, because: answer },
      },
    ],
    effects: [
      {
        effect: 'say',
        key: `concern-answered:${concern.id}`,
        channelId: project.channelId,
        thread: release.id,
        reach: 'thread',
        announcement,
      },
      {
        effect: 'say-under-notice',
        key: `concern-answered-under:${concern.id}`,
        noticeId: concern.noticeId,
        recipient: concern.recipient,
        channelId,
        announcement,
      },
      ...lanes(project),
    ],
  };
}

/** Whatever waits for the last tier is judged anew. */
const lanes = (project: Project): readonly Effect[] =>
  destinationsOf(project).map(({ name }) => ({
    effect: 'advance-lane',
    projectId: project.id,
    environment: name,
  }));
