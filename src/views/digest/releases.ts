import type { OnTheWay, RolledBackThen, ShippedThen, Stopped, Wait } from '../../domain/digest/digest.ts';
import { isUserId } from '../../domain/ids.ts';
import { gateWords } from '../deployment/gate-words.ts';
import { heldSince } from '../deployment/hold-words.ts';
import { kindTitles } from '../notes/kind-titles.ts';
import { duration } from '../text/duration.ts';
import { captainName, mention, people } from '../text/mention.ts';
import { bold, code, join, type Mrkdwn, mrkdwn, nothing, outside } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { listed, plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';

/** A release that reached its users: when, with how much, and the first of it by name. */
export function shippedLines({ version, at, changes, others, isReturned }: ShippedThen): readonly Mrkdwn[] {
  const counted = changes.map(({ kind, count }) =>
    plural(count, kindTitles[kind].one, kindTitles[kind].many),
  );
  const all = listed([...counted, ...(others > 0 ? [`${others.toLocaleString('en')} under the hood`] : [])]);
  const since = isReturned ? mrkdwn` It was returned since.` : nothing;
  const titles = changes
    .flatMap(({ first }) => first)
    .filter(({ title }) => title.trim() !== '')
    .slice(0, 3)
    .map(({ title }) => outside(title, 120));
  return [
    mrkdwn`• ${bold(version)} ${slackDate(new Date(at))}${all === '' ? nothing : mrkdwn`: ${all}`}.${since}`,
    ...(titles.length === 0 ? [] : [mrkdwn`      ${join(titles, '; ')}`]),
  ];
}

export const rolledBackLine = ({ environment, from, to, at, because }: RolledBackThen): Mrkdwn =>
  mrkdwn`• ${bold(environment)} from ${from} to ${to} ${slackDate(new Date(at))}${because === null ? mrkdwn`; nobody has said why` : mrkdwn`: ${outside(because, 200)}`}`;

/** An open release, what it waits for, for how long, and who can do something about it. */
export function onTheWayLine(each: OnTheWay, now: Date): Mrkdwn {
  const { candidate, changes, captain, wait } = each;
  const long = howLong(wait, now);
  const words = wait.on === 'gate' ? gateWait(wait, long) : mrkdwn`${waitWords(wait, captain)}${long}`;
  return mrkdwn`• ${bold(candidate)}, ${plural(changes, 'change')}: ${words}.`;
}

const howLong = (wait: Wait, now: Date): Mrkdwn =>
  wait.on === 'nothing'
    ? nothing
    : mrkdwn`, for ${duration(Math.max(0, now.getTime() - new Date(wait.since).getTime()))}`;

const lookings = {
  failed: 'to repeat the build or cut again',
  errored: 'to look at what became of the build',
  bad: 'to cut again, as it is bad',
} as const;

function waitWords(wait: Exclude<Wait, { on: 'gate' }>, captain: OnTheWay['captain']): Mrkdwn {
  switch (wait.on) {
    case 'build':
      return mrkdwn`is being built`;
    case 'captain':
      return mrkdwn`waits for ${captainName(captain)}, ${lookings[wait.why]}`;
    case 'promotion':
      return mrkdwn`waits for ${captainName(captain)}, to promote it to ${nameSome(wait.to, 4)}`;
    case 'deployment':
      return mrkdwn`is being deployed to ${bold(wait.environment)}`;
    case 'nothing':
      return mrkdwn`waits for nothing`;
    default:
      return wait satisfies never;
  }
}

/** Individuals are named; a group is not called for a summary. */
function gateWait({ environment, facts, from }: Extract<Wait, { on: 'gate' }>, long: Mrkdwn): Mrkdwn {
  // What is in the way comes last: it may be a sentence of its own, with times in it.
  if (facts.code !== 'approvals-missing') {
    return mrkdwn`waits for ${bold(environment)}${long}: ${gateWords(facts).what}`;
  }
  const named = from.filter(isUserId);
  const whose = named.length === 0 ? nothing : mrkdwn`, by ${people(named, 5)}`;
  return mrkdwn`waits for approval for ${bold(environment)} (${facts.have} of ${facts.need})${whose}${long}`;
}

/** A freeze or a hold that is in force. */
export function stoppedLine(each: Stopped): Mrkdwn {
  const since = slackDate(new Date(each.since));
  if (each.kind === 'hold') {
    return mrkdwn`• ✋ ${bold(each.environment)} is held ${heldSince(each)}, ${since}`;
  }
  const what = each.environment === null ? mrkdwn`All of it` : bold(each.environment);
  const until =
    each.until === null ? mrkdwn`until somebody ends it` : mrkdwn`until ${slackDate(new Date(each.until))}`;
  return mrkdwn`• 🧊 ${what} is frozen by ${each.by === null ? 'Waybill' : mention(each.by)} since ${since}, ${until}: ${outside(each.because, 200)} (${code('/release unfreeze')})`;
}
