import { lastTier } from '../../domain/project/environment.ts';
import type { Candidate } from '../../domain/release/candidate.ts';
import type { CardFacts } from '../../domain/release/card.ts';
import { mention } from '../text/mention.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { slackDate } from '../text/slack-date.ts';

/** What everybody who reads the card has to know first; empty where there is nothing of the kind. */
export function banners({
  project,
  fileState,
  release,
  candidates,
  environments,
}: CardFacts): readonly Mrkdwn[] {
  const file =
    fileState === 'valid'
      ? []
      : [
          mrkdwn`⚠️ ${bold(`waybill.yaml is ${fileState}.`)} Nothing new is cut or promoted (${code('config-invalid')}); what is under way goes on by the last valid file. ${code(`/release doctor ${project.name}`)} names what is wrong.`,
        ];
  const latest = candidates.at(-1);
  const bad = latest === undefined || latest.badSince === null ? [] : [badLine(latest)];
  const last = lastTier(environments.map(({ environment }) => environment));
  const isGoing = environments.some(
    ({ environment, back }) => environment.tier === last && back?.kind === 'under-way',
  );
  const stands = isGoing ? 'going' : bad.length > 0 ? 'bad' : 'well';
  return [...closing({ release }, stands), ...file, ...bad];
}

/** That a candidate is bad, since when, and why; nothing where it is not. */
export const badLine = ({
  name,
  badSince,
  badReason,
}: Pick<Candidate, 'name' | 'badSince' | 'badReason'>): Mrkdwn =>
  badSince === null
    ? nothing
    : mrkdwn`⚠️ ${bold(`${name} is bad`)} since ${slackDate(badSince)}: ${badReason ?? 'no reason was recorded'}`;

function closing(
  { release }: Pick<CardFacts, 'release'>,
  /** What had shipped stays so until a rollback has arrived. */
  stands: 'well' | 'going' | 'bad',
): readonly Mrkdwn[] {
  const { state, closedAt, closedBy, closedBecause } = release;
  if (state === 'open') return [];
  const when = closedAt === null ? nothing : mrkdwn` ${slackDate(closedAt)}`;
  const by = closedBy === null ? nothing : mrkdwn` by ${mention(closedBy)}`;
  const because = closedBecause === null ? nothing : mrkdwn`: ${closedBecause}`;
  const words = {
    shipped: {
      well: mrkdwn`✅ ${bold('Shipped')}${when}: verified in every environment of the last tier.`,
      going: mrkdwn`↩️ ${bold('Shipped')}${when}, and is being rolled back.`,
      bad: mrkdwn`⚠️ ${bold('Shipped')}${when}, and found bad; no rollback of it in the last tier has arrived.`,
    }[stands],
    abandoned: mrkdwn`⏹️ ${bold('Abandoned')}${when}${by}${because}`,
    returned: mrkdwn`↩️ ${bold('Returned')}${when}${by}${because}. Its fix is a new version.`,
  };
  return [words[state]];
}
