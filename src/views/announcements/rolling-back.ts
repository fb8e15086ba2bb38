import type { RollbackAnnouncement } from '../../domain/rollback/rollback-announcement.ts';
import { button, buttons, linkButton } from '../blocks/buttons.ts';
import { lines } from '../blocks/section.ts';
import { reasonWords } from '../deployment/reason-words.ts';
import { stateWords } from '../deployment/state-words.ts';
import { type Message, message } from '../message.ts';
import { removedLines } from '../rollback/removed.ts';
import { duration } from '../text/duration.ts';
import { mention } from '../text/mention.ts';
import { bold, join, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { type AnnouncementOf, one, type WordsFor } from './announcement-words.ts';

const fromTo = ({ from, to, environment }: { from: string; to: string; environment: string }): Mrkdwn =>
  mrkdwn`${bold(environment)} from ${from} to ${bold(to)}`;

/** What is said in the thread of the release that is taken away. */
export const rollingBack = {
  'rollback-requested': (said) => requested(said),
  'rollback-waits': (said) => {
    const first = mrkdwn`⚠️ The rollback of ${bold(said.environment)} to ${said.to} has waited for ${duration(said.seconds * 1000)}: nobody can tell yet that ${bold(said.behind)} has stopped.`;
    return message(first, [
      lines(
        first,
        mrkdwn`Waybill goes on asking. Whoever has made sure that nothing of it runs any more can say so, and it goes on at once; that is recorded.`,
      ),
      buttons(
        button('Nothing runs, go on…', 'rollback:go-on', said.deploymentId, { style: 'danger' }),
        linkButton('Run', said.url, 'run'),
      ),
    ]);
  },
  'rollback-explained': ({ environment, from, by, because }) =>
    one(mrkdwn`${mention(by)} says why ${bold(environment)} was rolled back from ${from}: ${because}`),
  'run-ended-after-all': ({ candidate, environment, to }) =>
    one(
      mrkdwn`⚠️ The run of ${bold(candidate)} was not stopped in time and succeeded: ${candidate} is what runs in ${bold(environment)} until ${to} is back.`,
    ),
  'hold-lifted': ({ environment, by, because }) =>
    one(mrkdwn`${mention(by)} lifted the hold of ${bold(environment)}: ${because}`),
  'candidate-cleared': ({ candidate, by, because }) =>
    one(mrkdwn`${mention(by)} says that ${bold(candidate)} is not bad after all: ${because}`),
  'rollback-verified': (said) => {
    const first = mrkdwn`↩️ ${bold(said.environment)} is back on ${bold(said.to)}, verified, ${duration(said.seconds * 1000)} after it was asked for.`;
    return message(first, [
      lines(first, said.hasReason ? null : mrkdwn`Nobody has said yet what was wrong with ${said.from}.`),
      buttons(
        said.hasReason
          ? null
          : button('Say why…', 'rollback:explain', said.deploymentId, { style: 'primary' }),
        button('Lift hold', 'rollback:lift', said.deploymentId),
        linkButton('Run', said.url, 'run'),
      ),
    ]);
  },
  'rollback-ended': (said) => {
    const { symbol, words } = stateWords[said.state];
    const reason = said.reason === null ? null : reasonWords(said.reason);
    const first = mrkdwn`${symbol} The rollback of ${bold(said.environment)} to ${bold(said.to)} ${said.state === 'cancelled' ? 'is' : 'has'} ${words}. ${reason?.what ?? nothing}`;
    return message(first, [
      lines(first, mrkdwn`Waybill does not go on by itself: a person can roll back again, or further back.`),
      buttons(button('Roll back', 'rollback:again', said.deploymentId, { style: 'danger' })),
    ]);
  },
} satisfies WordsFor<RollbackAnnouncement['kind']>;

const triggers = {
  person: nothing,
  'verification-failed': mrkdwn` It failed its verification.`,
  'deployer-failed': mrkdwn` Its deployment failed after it had begun.`,
};

function requested(said: AnnouncementOf<'rollback-requested'>): Message {
  const who = said.by === null ? mrkdwn`Waybill` : mention(said.by);
  const why = said.because === null ? nothing : mrkdwn`: ${said.because}`;
  const first = mrkdwn`↩️ ${who} rolls back ${fromTo(said)}${why}${why === nothing ? mrkdwn`.` : nothing}${triggers[said.trigger]}`;
  return message(first, [
    lines(
      first,
      said.stops === null
        ? null
        : said.stops.isCertain
          ? mrkdwn`${said.stops.candidate} was under way there, and is cancelled.`
          : mrkdwn`${said.stops.candidate} is under way there: GitHub is asked to stop it, and ${said.to} starts as soon as that is certain.`,
      said.isToday ? mrkdwn`With the workflow and inputs that are configured today.` : null,
      said.plan === null ? null : mrkdwn`${bold('Plan for the migrations')} ${said.plan}`,
    ),
    said.removes.length === 0 ? null : lines(...removedLines(said.removes)),
    lines(
      mrkdwn`✋ ${bold(said.environment)} is held: nothing goes there by itself.`,
      said.isBad ? mrkdwn`⛔ ${bold(said.from)} is bad: it is deployed nowhere any more.` : null,
      said.calledOff.length === 0 ? null : mrkdwn`Called off: ${calledOff(said.calledOff)}.`,
      said.alsoRunsIn.length === 0
        ? null
        : mrkdwn`⚠️ It also runs in ${nameSome(said.alsoRunsIn)}, and is not moved there.`,
    ),
    buttons(
      said.because === null ? button('Say why…', 'rollback:explain', said.deploymentId) : null,
      button('Lift hold', 'rollback:lift', said.deploymentId),
      said.isBad ? button('Not bad…', 'rollback:clear', said.deploymentId) : null,
    ),
  ]);
}

function calledOff(each: AnnouncementOf<'rollback-requested'>['calledOff']): Mrkdwn {
  const shown = each.slice(0, 5).map(({ candidate, environment }) => mrkdwn`${candidate} to ${environment}`);
  const left = each.length - shown.length;
  return left > 0 ? mrkdwn`${join(shown, ', ')} and ${left} more` : join(shown, ', ');
}
