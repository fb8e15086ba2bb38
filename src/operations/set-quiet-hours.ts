import type { Change, Effect } from '../domain/change.ts';
import { type QuietHours, quietUntil } from '../domain/notice/quiet-hours.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { bySlackUser } from '../domain/trail/event.ts';
import type { Ports } from '../ports.ts';
import { type Asker, lookUp } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';

/** Somebody's quiet hours as they stand; null where they have none. */
export type QuietHoursSet = Pick<QuietHours, 'fromMinute' | 'untilMinute' | 'timeZone'> | null;

/** What a person reads of their own quiet hours. */
export async function readQuietHours({ store }: Ports, { userId }: Asker): Promise<QuietHoursSet> {
  const [hours] = await store.notices.quietHours([userId]);
  return hours?.isOn === true ? hours : null;
}

/**
 * Sets or ends one's own quiet hours, on the wall clock of one's Slack profile. What is kept back by then is looked at
 * anew, so that it leaves at once where it may.
 */
export async function setQuietHours(
  ports: Ports,
  asker: Asker,
  wanted: Pick<QuietHours, 'fromMinute' | 'untilMinute'> | null,
): Promise<Outcome<QuietHoursSet>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const { store, slack, clock } = ports;
  const act = 'subscribe oneself';
  const person = await lookUp(slack.person(asker.userId));
  if (person.failed || person.value === null) {
    return no({ code: 'authority-unknown', act, retryAfterMs: person.retryAfterMs });
  }
  const { standing, timeZone } = person.value;
  if (standing !== 'full-member') return no({ code: 'outsider', act, standing });
  const now = clock.now();
  const [before] = await store.notices.quietHours([asker.userId]);
  if (wanted === null && before === undefined) return yes(null);
  const set = {
    fromMinute: wanted?.fromMinute ?? before?.fromMinute ?? 0,
    untilMinute: wanted?.untilMinute ?? before?.untilMinute ?? 1,
    timeZone: timeZone ?? 'UTC',
    isOn: wanted !== null,
    setAt: now,
  };
  const kept = await store.notices.keptBackFrom(asker.userId);
  const until = quietUntil(set, now);
  const changes: readonly Change[] = [
    before === undefined
      ? { insert: 'quietHours', row: { ...set, id: asker.userId, revision: 1 } }
      : { update: 'quietHours', id: before.id, revision: before.revision, set },
    ...kept.map(
      ({ id, revision }): Change => ({ update: 'noticeRecipients', id, revision, set: { notBefore: until } }),
    ),
  ];
  const effects = kept.map(({ noticeId }): Effect => ({ effect: 'send-notice', noticeId }));
  const outcome = wanted === null ? null : set;
  return commitFor(ports, asker, yes(outcome), {
    changes,
    events: [
      {
        kind: 'quiet-hours-set',
        projectId: null,
        actor: bySlackUser(asker.userId),
        at: now,
        facts: { isOn: set.isOn, zone: set.timeZone },
      },
    ],
    effects,
  });
}
