import type { ProjectStatus } from '../../domain/answer/status.ts';
import { runsWords } from '../deployment/runs-words.ts';
import { logins } from '../text/mention.ts';
import { bold, code, join, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';
import { zonedMoment } from '../text/zoned-date.ts';

const mostEnvironments = 12;

/** How the project's waybill.yaml stands, where it is not as it should be. */
export function fileLine({ fileState, fileProblems, project }: ProjectStatus): Mrkdwn | null {
  if (fileState === 'valid') return null;
  const problems = fileProblems.length === 0 ? '' : `, with ${plural(fileProblems.length, 'problem')}`;
  return mrkdwn`⚠️ ${bold(`waybill.yaml is ${fileState}`)}${problems}: nothing new is cut or promoted. ${code(`/release doctor ${project.name}`)} names what is wrong.`;
}

export function waitingFileLine({ waitingFile }: ProjectStatus): Mrkdwn | null {
  if (waitingFile === null) return null;
  const authors = join(logins(waitingFile.authorLogins).slice(0, 10), ', ');
  return mrkdwn`⚠️ A change of waybill.yaml by ${authors} loosens ${plural(waitingFile.loosened, 'rule')} and waits for an admin who did not write it.`;
}

/** The next release that is cut by itself. */
export function trainLine({ nextTrain }: ProjectStatus): Mrkdwn | null {
  if (nextTrain === null) return null;
  const { at, timeZone, state } = nextTrain;
  return mrkdwn`🚆 The next release train: ${zonedMoment(at, timeZone)}${state === 'skipped' ? ', skipped' : nothing}.`;
}

/** A line for each environment. More than anybody reads at once are counted. */
export function runsLines({ runs }: ProjectStatus): readonly Mrkdwn[] {
  const left = runs.length - mostEnvironments;
  const shown = runs
    .slice(0, mostEnvironments)
    .map((each) => mrkdwn`▫️ ${bold(each.environment)}  runs ${runsWords(each)}`);
  return left > 0 ? [...shown, mrkdwn`and ${plural(left, 'environment')} more`] : shown;
}

/** How many are open; of one that was asked for, only that it is not. */
export function summaryLine({ about, open }: ProjectStatus): Mrkdwn | null {
  if (about === null) return open.length === 0 ? mrkdwn`No release is open.` : openCount(open.length);
  if (about.state === 'open') return null;
  const { version, state, closedAt } = about;
  return mrkdwn`${bold(version)} is ${state}${since(closedAt)}.`;
}

const openCount = (count: number): Mrkdwn => mrkdwn`${plural(count, 'open release')}.`;

const since = (closedAt: Date | null): Mrkdwn =>
  closedAt === null ? nothing : mrkdwn` since ${slackDate(closedAt)}`;

/** The last release before those that are open. */
export function lastClosedLine({ about, latestClosed }: ProjectStatus): Mrkdwn | null {
  if (about !== null) return null;
  if (latestClosed === null) return mrkdwn`No release has been closed yet.`;
  const { version, state, closedAt } = latestClosed;
  return closedAt === null
    ? mrkdwn`Before: ${version}, ${state}.`
    : mrkdwn`Before: ${version}, ${state} ${slackDate(closedAt)}.`;
}
