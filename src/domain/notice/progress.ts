import type { Effect } from '../change.ts';
import type { Project } from '../repository/repository.ts';
import { reachOf } from './addressed.ts';
import { batchSize } from './deliver.ts';
import { inProject } from './in-project.ts';
import type { Notice, NoticeRecipient } from './notice.ts';
import { environmentIn } from './notice-facts.ts';

/** Twenty edits at the most, however long the list is. */
const stepPercent = 5;

/**
 * How far a notice to many has come, in the line of the release's thread that says whom it goes to: that line is edited,
 * and says no more about it once everybody has theirs. Nothing where the list is short, or the step is the same.
 */
export function progressOf(
  notice: Notice,
  project: Project,
  recipients: readonly NoticeRecipient[],
  batch: readonly NoticeRecipient[],
): readonly Effect[] {
  const { version } = notice.facts;
  // Digests are no news of a release, and one’s own changes are nobody else’s business.
  if (version === null || notice.kind === 'mine') return [];
  const theirs = recipients.filter(({ state }) => state === 'wanted' || state === 'told');
  if (theirs.length <= batchSize) return [];
  const before = theirs.filter(({ shownEdition }) => shownEdition > 0).length;
  const after = before + batch.filter(({ shownEdition }) => shownEdition === 0).length;
  const [from, to] = [before, after].map((count) => stepOf(count / theirs.length));
  if (from === to || to === undefined) return [];
  const left = recipients.filter(({ state }) => state === 'left').map(({ recipient }) => recipient);
  return [
    {
      ...inProject(project, notice, `notice-sent:${notice.id}`, {
        kind: 'notice-sent',
        notice: notice.kind,
        version,
        environment: environmentIn(notice.facts),
        to: reachOf(theirs.map(({ recipient }) => recipient)),
        left: reachOf(left),
        percent: to === 100 ? null : to,
      }),
      isAnew: true,
    },
  ];
}

const stepOf = (share: number): number => Math.floor((share * 100) / stepPercent) * stepPercent;
