import type { DeploymentAnnouncement } from '../../domain/deployment/deployment-announcement.ts';
import type { Rung } from '../../domain/policy/ladder.ts';
import { button, buttons, linkButton } from '../blocks/buttons.ts';
import { lines } from '../blocks/section.ts';
import { lateCauses } from '../build/build-state.ts';
import { gateWords } from '../deployment/gate-words.ts';
import { reasonUrl, reasonWords } from '../deployment/reason-words.ts';
import { stateWords } from '../deployment/state-words.ts';
import { type Message, message } from '../message.ts';
import { duration } from '../text/duration.ts';
import { link } from '../text/link.ts';
import { actor, mention, mentionWho, people } from '../text/mention.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';
import { type AnnouncementOf, one, type WordsFor } from './announcement-words.ts';
import { unpublished } from './unpublished.ts';

type About = { readonly candidate: string; readonly environment: string };

/** `1.5.0-rc.2 to production`, by which each of these is known. */
const journey = ({ candidate, environment }: About): Mrkdwn =>
  mrkdwn`${bold(candidate)} to ${bold(environment)}`;

const run = (url: string | null): Mrkdwn => (url === null ? nothing : mrkdwn`: ${link(url, 'the run')}`);
const by = (date: string | null): Mrkdwn =>
  date === null ? nothing : mrkdwn`, by ${slackDate(new Date(date))}`;

/** What is said in a release's thread about its deployments. */
export const deploying = {
  'deployment-requested': (said) => {
    const who = said.by === null ? 'Waybill' : mention(said.by);
    const asks = mrkdwn`${who} asks for ${journey(said)}.`;
    return said.need === 0 ? one(asks, mrkdwn`No approval is needed there.`) : one(asks);
  },
  'approvals-carried': (said) =>
    one(
      mrkdwn`${journey(said)} is the very case that ${people(said.people)} approved ${slackDate(new Date(said.givenAt))}: that holds for this request too.`,
    ),
  'deployment-waits': (said) => one(waitsFor(said), ...said.rungs.slice(0, 10).map(rung)),
  'deployment-queued': (said) =>
    one(
      mrkdwn`${journey(said)} is queued at place ${said.position}, behind ${bold(said.behind)}${said.startsAt == null ? nothing : mrkdwn`, to start about ${slackDate(new Date(said.startsAt))}`}.`,
    ),
  'approval-reminder': (said) =>
    one(
      mrkdwn`${mentionWho(said.from)}: ${journey(said)} still waits for ${plural(said.need - said.have, 'approval')}${by(said.expiresAt)}.`,
    ),
  'deployment-reshown': (said) => {
    const changed = mrkdwn`What was asked for ${journey(said)} has changed: ${nameSome(said.changed)}.`;
    return said.voided.length === 0
      ? one(changed, mrkdwn`The request shows it as it is now.`)
      : one(
          changed,
          mrkdwn`The yes of ${people(said.voided)} was for what was shown before, and no longer counts. Please look again.`,
        );
  },
  'deployment-started': (said) => {
    const from = said.from === null ? nothing : mrkdwn`, where ${said.from} runs`;
    const what =
      said.isRollback === true && said.from !== null
        ? mrkdwn`↩️ The rollback of ${bold(said.environment)} from ${said.from} to ${bold(said.candidate)} has started`
        : mrkdwn`🚚 ${journey(said)} has started${from}`;
    const agreed = said.approvedBy.length === 0 ? nothing : mrkdwn` Approved by ${people(said.approvedBy)}.`;
    const asked = said.by === null ? nothing : mrkdwn` Asked for by ${mention(said.by)}.`;
    return one(mrkdwn`${what}${run(said.url)}.${asked}${agreed}`);
  },
  'deployment-late': (said) => {
    const seconds = plural(said.seconds, 'second');
    const what = said.isQueued
      ? mrkdwn`GitHub has had the run of ${code(said.workflow)} in its queue for ${seconds}`
      : mrkdwn`GitHub took the request for ${code(said.workflow)} ${seconds} ago, and no run of it has appeared`;
    return one(mrkdwn`⚠️ ${journey(said)} is late. ${what}${run(said.url)}.`, lateCauses);
  },
  'deployment-answer-lost': (said) =>
    one(
      mrkdwn`⚠️ GitHub’s answer to starting ${code(said.workflow)} for ${journey(said)} was lost.`,
      mrkdwn`Waybill looks whether it has started before it asks again. Nobody has to do anything now.`,
    ),
  'deployment-parked': (said) =>
    one(
      mrkdwn`GitHub takes no more requests for now, so that ${journey(said)} waits until ${slackDate(new Date(said.until))}. It then goes on by itself.`,
    ),
  'deployment-repeated': (said) =>
    one(
      mrkdwn`The run of ${journey(said)} was started again on GitHub: ${link(said.url, 'the run')}. Waybill follows it.`,
    ),
  'deployment-verifying': (said) => {
    const checks = said.checks === 0 ? null : plural(said.checks, 'smoke check');
    const bake = said.bakeMs === 0 ? null : `${duration(said.bakeMs)} of baking`;
    const how = [checks, bake].filter((each) => each !== null).join(' and ');
    return one(
      mrkdwn`🔎 ${journey(said)} is deployed, and is being verified${how === '' ? nothing : `: ${how}`}.`,
    );
  },
  'deployment-ended': (said) => ended(said),
  'deployment-learned': (said) => {
    const ended = mrkdwn`The run of ${journey(said)} ended after all, as ${code(said.conclusion)}: ${link(said.url, 'the run')}.`;
    if (said.isInDoubt === true) {
      return one(
        mrkdwn`⚠️ ${ended}`,
        mrkdwn`It had been said that nothing of it runs any more. What runs in ${bold(said.environment)} is uncertain until the next deployment there succeeds: ${code(`/release redeploy ${said.environment}`, 140)} brings what should run there once more.`,
      );
    }
    return said.isFreed === false ? one(ended) : one(mrkdwn`${ended} The environment is free again.`);
  },
  'foreign-run': ({ environments, workflow, actor, url }) =>
    one(
      mrkdwn`⚠️ ${code(workflow)} was started ${actor === null ? 'by somebody' : mrkdwn`by ${actor}`} and not by Waybill: ${link(url, 'the run')}.`,
      mrkdwn`What runs in ${nameSome(environments)} is uncertain until the next deployment there succeeds.`,
    ),
  'promotion-refused': (said) =>
    one(
      mrkdwn`⚠️ ${journey(said)} should go by itself, and could not be asked for: ${obstacle(said.code).what}.`,
      obstacle(said.code).next,
    ),
  'release-shipped': ({ version, candidate, environments }) =>
    one(mrkdwn`🎉 ${bold(version)} is shipped: ${candidate} is verified in ${nameSome(environments)}.`),
  'release-published': ({ version, url }) =>
    one(mrkdwn`The release of ${bold(version)} is published on GitHub: ${link(url, 'its page')}.`),
  'publication-refused': unpublished,
} satisfies WordsFor<DeploymentAnnouncement['kind']>;

function waitsFor(said: AnnouncementOf<'deployment-waits'>): Mrkdwn {
  const what = journey(said);
  switch (said.why) {
    case 'stuck':
      return mrkdwn`⚠️ ${what} has waited for 15 minutes, and for more than people or the clock.`;
    case 'sent-back':
      return mrkdwn`${what} is no longer queued: a gate has closed.`;
    case 'unanswered':
      return mrkdwn`⚠️ GitHub has not answered for 15 minutes, so that ${what} does not go on. Waybill keeps trying, and it goes on by itself.`;
    default:
      return said.why satisfies never;
  }
}

/** What kept automation from asking, and what becomes of it. */
function obstacle(refusal: AnnouncementOf<'promotion-refused'>['code']): { what: Mrkdwn; next: Mrkdwn } {
  switch (refusal) {
    case 'config-invalid':
      return {
        what: mrkdwn`waybill.yaml is missing or broken`,
        next: mrkdwn`It goes by itself once that is mended. ${code('/release doctor')} names what is wrong.`,
      };
    case 'config-unreachable':
      return {
        what: mrkdwn`GitHub does not answer`,
        next: mrkdwn`Waybill keeps trying, and it goes by itself when GitHub answers.`,
      };
    case 'release-closed':
      return { what: mrkdwn`its release is closed`, next: mrkdwn`Nobody has to do anything.` };
    default:
      return {
        what: mrkdwn`something stands against it`,
        next: mrkdwn`Promote it by hand to see what (${code(refusal)}).`,
      };
  }
}

/** Why a gate does not hold; whoever has to act on it is called elsewhere. */
function rung({ gate, answer }: Rung): Mrkdwn {
  return mrkdwn`• *${gate}*: ${gateWords(answer.facts ?? { code: 'holds' }).what}`;
}

/** Instead of what somebody could do: they would be in Waybill’s way. */
const mayRollBack = mrkdwn`Nobody has to do anything yet: Waybill looks whether it can roll back by itself, and says here what comes of it.`;

function ended(said: AnnouncementOf<'deployment-ended'>): Message {
  const { symbol, words } = stateWords[said.state];
  const reason = said.reason === null ? null : reasonWords(said.reason, said.follows);
  const first =
    said.state === 'succeeded'
      ? mrkdwn`${symbol} ${bold(said.candidate)} runs in ${bold(said.environment)}, verified.`
      : said.state === 'failed' || said.state === 'errored'
        ? mrkdwn`${symbol} ${journey(said)} has ${words}.`
        : mrkdwn`${symbol} ${journey(said)} is ${words}.`;
  const what = reason === null ? first : mrkdwn`${first} ${reason.what}`;
  return message(what, [
    lines(
      what,
      said.keepsLane ? mrkdwn`Nothing else is deployed there until its end is known.` : null,
      said.askedBy === undefined ? null : mrkdwn`Asked for by ${actor(said.askedBy)}.`,
      said.follows === 'rolls-back' ? mayRollBack : (reason?.next ?? null),
      said.isHeld === true
        ? mrkdwn`✋ ${bold(said.environment)} is held: nothing goes there by itself.`
        : null,
    ),
    buttons(
      said.isRetryable === true ? button('Retry', 'retry:ask', said.deploymentId) : null,
      said.isHeld === true ? button('Lift hold', 'rollback:lift', said.deploymentId) : null,
      linkButton('Run', said.url ?? reasonUrl(said.reason), 'run'),
    ),
  ]);
}
