import type { Deployment } from '../../domain/deployment/deployment.ts';
import { needsPeople } from '../../domain/policy/ladder.ts';
import type { Candidate } from '../../domain/release/candidate.ts';
import type { CardFacts } from '../../domain/release/card.ts';
import { type EnvironmentLine, isActive, nextEnvironments } from '../../domain/release/environment-line.ts';
import { waitWords } from '../deployment/wait-words.ts';
import { captainName } from '../text/mention.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { slackDate } from '../text/slack-date.ts';

type WaitingFacts = Pick<CardFacts, 'release' | 'candidates' | 'dispatch' | 'environments'>;

/** The one thing that an open release waits for, and who can do it; null where it is closed. */
export function waiting(facts: WaitingFacts): Mrkdwn | null {
  const { release, candidates, dispatch } = facts;
  const latest = candidates.at(-1);
  if (release.state !== 'open' || latest === undefined) return null;
  const captain = captainName(release.captainId);
  switch (latest.state) {
    case 'building':
      return mrkdwn`${bold('Waits for')} ${dispatch?.state === 'running' ? mrkdwn`GitHub, to finish ${code(dispatch.workflow)}` : mrkdwn`GitHub, to take the build on`}`;
    case 'failed':
      return mrkdwn`${bold('Waits for')} ${captain}, to repeat the build or cut a further candidate`;
    case 'errored':
      return mrkdwn`${bold('Waits for')} ${captain}, to look at what happened and decide`;
    case 'ready':
      return latest.badSince === null
        ? afterReady(facts, latest)
        : mrkdwn`${bold('Waits for')} ${captain}, to cut a further candidate: ${latest.name} is bad`;
    default:
      return latest.state satisfies never;
  }
}

/** What stands between a candidate and its users: what a person has to do before what comes by itself. */
function afterReady({ environments, release }: WaitingFacts, latest: Candidate): Mrkdwn {
  const active = environments
    .filter(isActive)
    .flatMap(({ latest, place }) => (latest === null ? [] : [{ ...latest.deployment, place }]));
  const forPeople = active.find(isForPeople);
  if (forPeople !== undefined) return waitsFor(forPeople);
  const next = nextEnvironments(environments, latest).map(({ environment }) => environment);
  const byHand = next.filter(({ promote }) => promote === 'by hand').map(({ name }) => name);
  const wrong = environments.find(
    (line) => byHand.includes(line.environment.name) && wentWrong(line, latest),
  );
  if (wrong !== undefined) {
    return mrkdwn`${bold('Waits for')} somebody to decide about ${bold(wrong.environment.name)}, where it did not arrive: retry, roll back, or a further candidate`;
  }
  if (byHand.length > 0) {
    return mrkdwn`${bold('Waits for')} ${captainName(release.captainId)}, to promote it to ${nameSome(byHand, 4)}`;
  }
  // What is under way arrives before what waits for the clock.
  const underWay = active.find(({ state }) => state !== 'requested') ?? active[0];
  return underWay === undefined
    ? mrkdwn`${bold('Waits for')} nothing: ${latest.name} is ready`
    : waitsFor(underWay);
}

type Placed = Deployment & { readonly place: EnvironmentLine['place'] | undefined };

/** Where it stands in the queue, behind what, and about when it is its turn. */
function standing(place: Placed['place']): Mrkdwn {
  if (place === undefined) return nothing;
  const { position, behind, startsAt } = place;
  const after = behind === null ? nothing : mrkdwn`, behind ${behind}`;
  const about = startsAt === null ? nothing : mrkdwn`, to start about ${slackDate(startsAt)}`;
  return mrkdwn`: place ${position}${after}${about}`;
}

const wentWrong = ({ latest }: EnvironmentLine, { id }: Candidate): boolean =>
  latest?.deployment.candidateId === id &&
  (latest.deployment.state === 'failed' || latest.deployment.state === 'errored');

const isForPeople = ({ state, ladder }: Deployment): boolean =>
  state === 'errored' || (state === 'requested' && ladder.some(needsPeople));

function waitsFor({ environment, state, ladder, policy, place }: Placed): Mrkdwn {
  const at = bold(environment);
  switch (state) {
    case 'requested': {
      const rung = ladder.find(needsPeople) ?? ladder.find(({ answer }) => answer.state !== 'holds');
      const facts = rung?.answer.facts;
      if (rung === undefined || facts === undefined)
        return mrkdwn`${bold('Waits for')} its gates before ${at}`;
      // Whoever may approve is called by the request, once.
      if (facts.code === 'approvals-missing') {
        return mrkdwn`${bold('Waits for')} approval for ${at}: ${facts.have} of ${policy.approvals.count}, asked of its approvers in the thread`;
      }
      return mrkdwn`${bold('Waits for')} ${at}, ${waitWords(rung)}`;
    }
    case 'queued':
      return mrkdwn`${bold('Waits for')} its turn in ${at}${standing(place)}`;
    case 'verifying':
      return mrkdwn`${bold('Waits for')} the verification in ${at}`;
    case 'errored':
      return mrkdwn`${bold('Waits for')} a captain, to say whether anything still runs in ${at}`;
    default:
      return mrkdwn`${bold('Waits for')} GitHub, to deploy to ${at}`;
  }
}
