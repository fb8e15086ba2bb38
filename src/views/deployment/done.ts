import type { FreezeScope } from '../../domain/policy/freeze-scope.ts';
import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { slackDate } from '../text/slack-date.ts';
import { scopeText, scopeWords, unfreezeForm } from './freeze-scope-words.ts';

type About = { readonly candidate: string; readonly environment: string };

/** What an act on a deployment came to, for the person who asked. */
export type DeploymentDone =
  | (About & {
      readonly kind: 'requested';
      readonly isNew: boolean;
      /** ISO 8601; null where it goes as soon as it can. */
      readonly plannedAt: string | null;
    })
  | (About & { readonly kind: 'approved'; readonly have: number; readonly need: number })
  | (About & {
      readonly kind:
        | 'rejected'
        | 'withdrawn'
        | 'cancelled'
        | 'cancel-asked'
        | 'healthy'
        | 'faulty'
        | 'attested'
        | 'started';
    })
  | (About & { readonly kind: 'overridden' | 'reviewed'; readonly gate: string })
  | (About & { readonly kind: 'moved'; readonly position: number })
  | {
      readonly kind: 'frozen';
      readonly scope: FreezeScope;
      readonly from: { readonly at: Date; readonly zone: string } | null;
      readonly until: { readonly at: Date; readonly zone: string } | null;
      readonly isReadInReason: boolean;
      /** Words of the reason that sound like an end, and are none. */
      readonly unread: string | null;
    }
  | { readonly kind: 'unfrozen'; readonly scope: FreezeScope };

export function renderDeploymentDone(done: DeploymentDone): Message {
  const [first, ...more] = doneWords(done);
  return message(first, [lines(first, ...more)]);
}

/** At the beginning of a sentence; names stay as they are written. */
const subject = (scope: FreezeScope): Mrkdwn =>
  scope.kind === 'everything' ? mrkdwn`Everything` : scopeWords(scope);

function doneWords(done: DeploymentDone): readonly [Mrkdwn, ...Mrkdwn[]] {
  switch (done.kind) {
    case 'frozen':
      return [
        mrkdwn`${subject(done.scope)} is frozen${done.from === null ? nothing : mrkdwn` from ${onTheWall(done.from)}`}${done.until === null ? nothing : mrkdwn` until ${onTheWall(done.until)}`}.`,
        ...endWords(done),
        mrkdwn`What runs goes on, and rollbacks are not stopped.`,
      ];
    case 'unfrozen':
      return [mrkdwn`${subject(done.scope)} is no longer frozen.`];
    case 'requested':
      return [asked(done), mrkdwn`${code(`/release why ${done.environment}`, 100)} shows what it waits for.`];
    case 'approved':
      return [mrkdwn`Your yes to ${journey(done)} is recorded: ${done.have} of ${done.need}.`];
    case 'overridden':
      return [
        mrkdwn`The gate ${bold(done.gate)} is open for ${journey(done)}. The channel is told, and somebody else has to review it.`,
      ];
    case 'reviewed':
      return [mrkdwn`Your review of the override of ${bold(done.gate)} for ${journey(done)} is recorded.`];
    case 'moved':
      return [mrkdwn`${journey(done)} is at place ${done.position} of its queue now.`];
    default:
      return [mrkdwn`${plainly[done.kind](journey(done))}`];
  }
}

/** What a person may not have expected of the end: that it was read in the reason, or that there is none. */
function endWords({ scope, until, isReadInReason, unread }: Frozen): readonly Mrkdwn[] {
  if (isReadInReason) return [mrkdwn`That end was read at the end of the reason.`];
  if (until !== null) return [];
  const form = `/release freeze ${scopeText(scope)} until tomorrow 9:00 because …`;
  return [
    mrkdwn`It stays until somebody ends it: ${code(unfreezeForm(scope), 120)}`,
    ...(unread === null
      ? []
      : [
          mrkdwn`No time was read in ${code(unread, 80)}, so that it is a part of the reason. An end is written like this: ${code(form, 160)}`,
        ]),
  ];
}

type Frozen = Extract<DeploymentDone, { kind: 'frozen' }>;

function asked(done: Extract<DeploymentDone, { kind: 'requested' }>): Mrkdwn {
  const when = done.plannedAt === null ? nothing : mrkdwn` for ${slackDate(new Date(done.plannedAt))}`;
  if (!done.isNew) {
    return done.plannedAt === null
      ? mrkdwn`${journey(done)} was asked for already, so that nothing was added.`
      : mrkdwn`${journey(done)} is planned already${when}, so that nothing was added. Its request has Start now and Cancel.`;
  }
  return done.plannedAt === null
    ? mrkdwn`${journey(done)} is asked for. The channel shows how it goes.`
    : mrkdwn`${journey(done)} is planned${when}. Its gates are asked again then.`;
}

const journey = ({ candidate, environment }: About): Mrkdwn =>
  mrkdwn`${bold(candidate)} to ${bold(environment)}`;

const plainly = {
  rejected: (what) => mrkdwn`${what} is rejected. Whoever asked for it is told why.`,
  withdrawn: (what) => mrkdwn`Your yes to ${what} is taken back.`,
  cancelled: (what) => mrkdwn`${what} is cancelled.`,
  'cancel-asked': (what) =>
    mrkdwn`GitHub is asked to stop the run of ${what}. The card shows when it has ended.`,
  healthy: (what) => mrkdwn`${what} is called healthy.`,
  faulty: (what) => mrkdwn`${what} is called faulty.`,
  started: (what) => mrkdwn`${what} no longer waits for its time. It goes once its other gates hold.`,
  attested: (what) => mrkdwn`It is recorded that nothing runs of ${what}. The environment is free again.`,
} as const satisfies Record<string, (what: Mrkdwn) => Mrkdwn>;

/** A time as the person meant it, on the wall clock of their zone, and as everybody reads it. */
function onTheWall({ at, zone }: { readonly at: Date; readonly zone: string }): Mrkdwn {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return mrkdwn`${slackDate(at)} (${wall.format(at)} ${zone})`;
}
