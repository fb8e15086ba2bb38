import { isUserId } from '../../domain/ids.ts';
import type { GateAnswer, GateFacts, NotCounted, Rung } from '../../domain/policy/ladder.ts';
import { clearsMissing, missingFixes } from '../pick/missing-fixes.ts';
import { duration } from '../text/duration.ts';
import { mention, mentionWho } from '../text/mention.ts';
import { code, join, type Mrkdwn, mrkdwn, nothing, outside } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';
import { holdWords } from './hold-words.ts';

/** Why a gate answers as it does, and what or who clears it; null where nothing has to. */
export type GateWords = { readonly what: Mrkdwn; readonly clears: Mrkdwn | null };

type FactsOf<Code extends GateFacts['code']> = Extract<GateFacts, { readonly code: Code }>;
type WordsOf = { readonly [Code in GateFacts['code']]: (facts: FactsOf<Code>) => GateWords };

const itself = mrkdwn`It clears by itself.`;
const when = (iso: string): Mrkdwn => slackDate(new Date(iso));
const until = (iso: string | null): Mrkdwn => (iso === null ? nothing : mrkdwn` until ${when(iso)}`);
const why = (because: string | null): Mrkdwn => (because === null ? nothing : mrkdwn`: ${because}`);
const person = (id: string): Mrkdwn => (isUserId(id) ? mention(id) : outside(id));

/** The words of every gate's facts; a code without words does not compile. */
const words: WordsOf = {
  holds: () => ({ what: nothing, clears: null }),
  'candidate-building': ({ candidate }) => ({
    what: mrkdwn`${candidate} is being built`,
    clears: itself,
  }),
  'candidate-not-ready': ({ candidate, candidateState }) => ({
    what: mrkdwn`${candidate} is ${candidateState}`,
    clears: mrkdwn`A captain repeats the build or cuts a further candidate.`,
  }),
  'candidate-bad': ({ candidate, because }) => ({
    what: mrkdwn`${candidate} is bad${why(because)}`,
    clears: mrkdwn`Promote another candidate, or a captain lifts that with a reason.`,
  }),
  planned: ({ at, latest }) => ({
    what: mrkdwn`planned for ${when(at)}, ${when(latest)} at the latest`,
    clears: mrkdwn`The clock; Start now does not wait for it.`,
  }),
  'plan-passed': ({ at }) => ({
    what: mrkdwn`its planned time, ${when(at)}, has passed`,
    clears: mrkdwn`Start now, or Cancel.`,
  }),
  'not-verified-in': ({ environments }) => ({
    what: mrkdwn`not yet verified in ${nameSome(environments)}`,
    clears: mrkdwn`A deployment there that succeeds.`,
  }),
  'uncertain-in': ({ environment }) => ({
    what: mrkdwn`what runs in ${code(environment, 80)} is uncertain`,
    clears: mrkdwn`A deployment there that succeeds.`,
  }),
  soaking: ({ environment, soakMs, since }) => ({
    what: mrkdwn`runs in ${code(environment, 80)} since ${when(since)}, and has to for ${duration(soakMs)}`,
    clears: mrkdwn`It clears by itself ${slackDate(new Date(new Date(since).getTime() + soakMs))}.`,
  }),
  'soak-cut-short': ({ environment, soakMs, ranMs }) => ({
    what: mrkdwn`ran in ${code(environment, 80)} for ${duration(ranMs)} of ${duration(soakMs)} before something else came`,
    clears: mrkdwn`Deploy it there again.`,
  }),
  'window-closed': ({ opensAt, windows }) => ({
    what: mrkdwn`outside ${nameSome(windows, 3)}`,
    clears: opensAt === null ? mrkdwn`No opening is in sight: change ${code('windows')}.` : opens(opensAt),
  }),
  'window-denied': ({ window, because, opensAt }) => ({
    what: mrkdwn`closed by ${code(window)}${why(because)}`,
    clears: opensAt === null ? mrkdwn`No opening is in sight: change ${code('windows')}.` : opens(opensAt),
  }),
  frozen: ({ scope, because, by, untilAt }) => ({
    what: mrkdwn`${scope} is frozen${until(untilAt)} by ${person(by)}: ${because}`,
    clears: mrkdwn`${person(by)}, a captain or an admin ends it: ${code(`/release unfreeze ${scope}`, 100)}.`,
  }),
  held: ({ because }) => ({
    what: mrkdwn`held: ${holdWords(because)}`,
    clears: mrkdwn`A captain says what was mended, and asks again.`,
  }),
  'concern-open': ({ by, concerns, text }) => ({
    what: mrkdwn`${concerns === 1 ? mrkdwn`a concern of ${person(by)} is` : mrkdwn`${concerns} concerns are, the first of ${person(by)},`} not answered: ${text}`,
    clears: mrkdwn`A captain answers it in the release’s thread.`,
  }),
  'check-missing': ({ checks }) => ({
    what: mrkdwn`no result yet of ${nameSome(checks)}`,
    clears: mrkdwn`GitHub, when the check reports. One that never runs has to be started there.`,
  }),
  'check-pending': ({ checks }) => ({ what: mrkdwn`${nameSome(checks)} under way`, clears: itself }),
  'check-failed': ({ checks, ended }) => ({
    what: mrkdwn`${nameSome(checks.map((check, at) => `${check}: ${ended[at] ?? 'failed'}`))}`,
    clears: mrkdwn`Repeat the check on GitHub, or cut a further candidate with the fix.`,
  }),
  'checks-unread': () => ({
    what: mrkdwn`GitHub could not be asked for the checks`,
    clears: mrkdwn`Waybill asks again by itself.`,
  }),
  'fixes-missing': ({ fixes }) => ({
    what: mrkdwn`it would drop ${missingFixes(fixes)}`,
    clears: clearsMissing(fixes),
  }),
  'fixes-unread': () => ({
    what: mrkdwn`GitHub could not be asked for the fixes of earlier releases`,
    clears: mrkdwn`Waybill asks again by itself.`,
  }),
  'step-back': ({ from, to }) => ({
    what: mrkdwn`${to} is lower than ${from}, which runs there`,
    clears: mrkdwn`A captain asks for it by hand; automation never steps back.`,
  }),
  'nothing-to-go-back-to': ({ isFirst }) => ({
    what: isFirst
      ? mrkdwn`nothing was verified there yet, so that there is nothing to go back to`
      : mrkdwn`all that was verified there is bad, so that there is nothing to go back to`,
    clears: null,
  }),
  'way-back-tag-gone': ({ candidate, tag, isMoved }) => ({
    what: mrkdwn`there is no way back to ${candidate}: its tag ${code(tag)} ${{ mrkdwn: isMoved ? 'points to another commit' : 'is gone' }}`,
    clears: mrkdwn`Put the tag back where it was, or open the gate with a reason.`,
  }),
  'way-back-workflow-gone': ({ candidate, workflow }) => ({
    what: mrkdwn`there is no way back to ${candidate}: its workflow ${code(workflow)} is gone or cannot be started`,
    clears: mrkdwn`Whoever may override gates opens it with a reason.`,
  }),
  'way-back-unread': ({ candidate }) => ({
    what: mrkdwn`GitHub could not be asked whether ${candidate} could be brought back`,
    clears: mrkdwn`Waybill asks again by itself.`,
  }),
  'approvals-missing': ({ have, need, from, expiresAt, notCounted }) => ({
    what: mrkdwn`${have} of ${plural(need, 'approval')}${join(notCounted.slice(0, 5).map(discounted), '')}`,
    clears: mrkdwn`Asked of ${mentionWho(from)}${expiresAt === null ? nothing : mrkdwn`, until ${when(expiresAt)}`}.`,
  }),
  'authors-unlinked': ({ authors }) => ({
    what: mrkdwn`nobody knows who on Slack ${nameSome(authors)} is, and authors may not approve`,
    clears: mrkdwn`They themselves: ${code('/release link me')}; or an admin: ${code('/release link @person <login>')}.`,
  }),
  'approvals-unread': () => ({
    what: mrkdwn`Slack could not say who may approve`,
    clears: mrkdwn`Waybill asks again by itself.`,
  }),
  overridden: ({ by, reason }) => ({
    what: mrkdwn`overridden by ${person(by)}: ${reason}`,
    clears: null,
  }),
};

const opens = (iso: string): Mrkdwn => mrkdwn`It opens ${when(iso)}.`;

const discounts = {
  outdated: 'was for what was shown before',
  'too-old': 'is too old',
  requester: 'does not count: they asked for it',
  author: 'does not count: they wrote a change in it',
  'not-eligible': 'does not count: they may not approve now',
  'not-known': 'could not be checked',
} as const satisfies Record<NotCounted['why'], string>;

const discounted = ({ by, why }: NotCounted): Mrkdwn => mrkdwn`; ${person(by)}’s yes ${discounts[why]}`;

/** What a gate's facts mean for a reader. */
export const gateWords = (facts: GateFacts): GateWords => say(facts.code, facts);

/** Generic in the code, so that the compiler sees each function take the facts that are its own. */
const say = <Code extends GateFacts['code']>(code: Code, facts: FactsOf<Code>): GateWords =>
  words[code](facts);

const symbols = { holds: '✅', waits: '⏳', blocks: '⛔', unknown: '❔' } as const;

const answers = {
  waits: 'waits',
  blocks: 'says no',
  unknown: 'could not be told',
} as const satisfies Record<Exclude<GateAnswer['state'], 'holds'>, string>;

/** One rung of the ladder as a line: the gate, its answer, and what or who clears it. */
export function rungLine({ gate, answer, since }: Rung, { isSimulated = false } = {}): Mrkdwn {
  const { what, clears } = gateWords(answer.facts ?? { code: 'holds' });
  const said = what.mrkdwn === '' ? nothing : mrkdwn`: ${what}`;
  // A gate that holds reads as what is so: "not frozen".
  if (answer.state === 'holds') return mrkdwn`${{ mrkdwn: symbols.holds }} *${gate}*${said}`;
  const head = mrkdwn`${{ mrkdwn: symbols[answer.state] }} *${gate}* ${answers[answer.state]}${said}`;
  // A soak says since when by itself.
  const how = isSimulated || answer.facts?.code === 'soaking' ? nothing : mrkdwn`, since ${when(since)}`;
  return mrkdwn`${head}${how}. ${clears ?? nothing}`;
}
