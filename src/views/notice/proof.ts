import { type Difference, differencesOf } from '../../domain/notice/differences.ts';
import type { ProofFacts } from '../../domain/notice/notice-facts.ts';
import type { NoticeShown } from '../../domain/notice/notice-shown.ts';
import { context, lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { duration } from '../text/duration.ts';
import { link } from '../text/link.ts';
import { people } from '../text/mention.ts';
import { bold, code, join, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';
import { footer } from './footer.ts';

/** Smaller than this is no difference to anybody. */
const movedMs = 3_600_000;

/** The proof of delivery: that it is there and healthy, how that is known, and what came otherwise than announced. */
export function proofOfDelivery(shown: NoticeShown, facts: ProofFacts): Message {
  const { version, environment, at, healthyForMs, candidate } = facts;
  const first = mrkdwn`✅ ${bold(`${shown.project} ${version}`)} has been in ${bold(environment)} since ${slackDate(new Date(at))}.`;
  const differences = differencesOf(shown.announced, facts, movedMs).map(differenceWords);
  return message(first, [
    lines(
      first,
      healthyForMs < 1_000
        ? mrkdwn`It was deployed and is verified.`
        : mrkdwn`It was watched for ${duration(healthyForMs)} after it was deployed, and is healthy.`,
      ...differences,
      shown.announced !== null && differences.length === 0 ? mrkdwn`It is what was announced.` : null,
    ),
    lines(mrkdwn`${bold('Evidence')}`, ...evidence(facts)),
    context(footer(shown, candidate)),
  ]);
}

function evidence({
  checks,
  smokeChecks,
  run,
  digest,
  artifactVersion,
  approvers,
}: ProofFacts): readonly Mrkdwn[] {
  const passed = [
    ...(checks.length === 0 ? [] : [mrkdwn`${nameSome(checks, 5)} green`]),
    ...(smokeChecks === 0 ? [] : [mrkdwn`${plural(smokeChecks, 'smoke check')} passed`]),
  ];
  return [
    ...(passed.length === 0 ? [] : [mrkdwn`• Checks: ${join(passed, ', ')}`]),
    ...(run === null ? [] : [mrkdwn`• ${link(run, 'The run that deployed it')}`]),
    mrkdwn`• Artifact: ${code(artifactVersion, 120)}${digest === null ? mrkdwn`` : mrkdwn`, ${code(digest, 90)}`}`,
    approvers.length === 0
      ? mrkdwn`• No approval was asked for.`
      : mrkdwn`• Approved by ${people(approvers)}`,
  ];
}

function differenceWords(difference: Difference): Mrkdwn {
  switch (difference.kind) {
    case 'candidate':
      return mrkdwn`Announced as ${difference.announced}; a later candidate was delivered.`;
    case 'changes':
      return mrkdwn`Announced with ${plural(difference.announced, 'change')}; it has ${plural(difference.delivered, 'change')}.`;
    case 'early':
    case 'late': {
      const until = difference.until === null ? null : slackDate(new Date(difference.until));
      const from = slackDate(new Date(difference.from));
      const announced = until === null ? from : mrkdwn`${from} to ${until}`;
      return mrkdwn`It came ${difference.kind === 'early' ? 'earlier' : 'later'} than announced (${announced}).`;
    }
    default:
      return difference satisfies never;
  }
}
