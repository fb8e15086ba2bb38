import type { TrainReason } from '../../domain/schedule/train.ts';
import { refusalWords } from '../refusals.ts';
import { bold, code, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';

/** Why a train is not cut, and what a person can do about it. */
export function trainReason(reason: TrainReason): { readonly why: Mrkdwn; readonly next: Mrkdwn } {
  switch (reason.code) {
    case 'nothing-to-cut':
      return {
        why:
          reason.since === null
            ? mrkdwn`There is no change to release.`
            : mrkdwn`Nothing that counts has changed since ${bold(reason.since)}.`,
        next: mrkdwn`Nobody has to do anything.`,
      };
    case 'still-open':
      return {
        why: mrkdwn`${bold(reason.version)} is still open, and this project cuts no further release by itself before that one is closed (${code('schedules.cut.open: skip')}).`,
        next: mrkdwn`Ship or abandon ${bold(reason.version)}, or cut by hand: ${code('/release cut')}.`,
      };
    case 'not-from-trunk':
      return {
        why: mrkdwn`${bold(reason.version)} is open, and is made from ${bold(reason.from)} with single changes: nothing is cut into it from trunk (${code('schedules.cut.open: into')}).`,
        next: mrkdwn`Ship or abandon ${bold(reason.version)}, or cut a release of all of trunk by hand: ${code('/release cut')}.`,
      };
    case 'refused': {
      const { sentence, wayOut } = refusalWords(reason.refusal);
      return { why: sentence, next: mrkdwn`${wayOut} Then ${code('/release cut')} makes up for it.` };
    }
    case 'nothing-ran':
      return {
        why: mrkdwn`Waybill did not run at its time, and it is not made up by itself (${code('missed: report')}).`,
        next: mrkdwn`${code('/release cut')} makes up for it.`,
      };
    case 'unreachable':
      return {
        why: mrkdwn`GitHub or Slack could not be asked at its time.`,
        next: mrkdwn`${code('/release cut')} makes up for it.`,
      };
    case 'not-announced':
      return {
        why: mrkdwn`Waybill did not run when it was to be announced, and cuts nothing that nobody was told of.`,
        next: mrkdwn`${code('/release cut')} makes up for it.`,
      };
    case 'schedule-changed':
      return {
        why: mrkdwn`The schedule in waybill.yaml has changed.`,
        next: mrkdwn`${code('/release schedule')} shows what is due now.`,
      };
    default:
      return reason satisfies never;
  }
}
