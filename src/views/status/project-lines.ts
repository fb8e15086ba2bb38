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

export function lastClosedLine({ latestClosed }: ProjectStatus): Mrkdwn {
  if (latestClosed === null) return mrkdwn`No release has been closed yet.`;
  const { version, state, closedAt } = latestClosed;
  return closedAt === null
    ? mrkdwn`Before: ${version}, ${state}.`
    : mrkdwn`Before: ${version}, ${state} ${slackDate(closedAt)}.`;
}
