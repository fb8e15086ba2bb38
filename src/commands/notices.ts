import { parseNoticeRecipientId } from '../domain/ids.ts';
import { readFailedNotices } from '../operations/read-failed-notices.ts';
import { resendNotice } from '../operations/resend-notice.ts';
import { renderNoticeDone } from '../views/notice/done.ts';
import { renderFailedNotices } from '../views/notice/failed.ts';
import { type Command, misunderstood, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { missing, unexpected } from './words.ts';

const form = { name: 'notices', usage: ['notices [project] failed'] };

/** `/release notices failed`: what was given up on, which an admin may send again. */
export const noticesCommand: Command = {
  ...form,
  summary: 'Lists the notices that did not reach whom they were for. An admin can send them again.',
  examples: ['notices failed'],
  answer: async (context, words) => {
    const { ports, asker } = context;
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    if (words.peek() === null) return misunderstood(missing(form, '“failed”'));
    if (!words.accept('failed')) return misunderstood(unexpected(form, words.peek() ?? '', ['failed']));
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more));
    const found = await readFailedNotices(ports, asker, project.value);
    return found.ok ? say(renderFailedNotices(found.value)) : refuse(found.refusal);
  },
  buttons: {
    'notices:resend': async ({ ports, asker }, value) => {
      const outcome = await resendNotice(ports, asker, parseNoticeRecipientId(value));
      return outcome.ok
        ? say(renderNoticeDone({ kind: 'resent', ...outcome.value }))
        : refuse(outcome.refusal);
    },
  },
};
