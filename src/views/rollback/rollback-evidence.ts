import type { RollbackPreview } from '../../domain/rollback/preview.ts';
import { runsWords } from '../deployment/runs-words.ts';
import { refusalWords } from '../refusals.ts';
import { ago, duration } from '../text/duration.ts';
import { bold, code, join, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { plural } from '../text/plural.ts';
import { removedLines } from './removed.ts';

/** What goes and what comes back, and what stands against it, in paragraphs of lines. */
export function rollbackEvidence(
  preview: RollbackPreview,
  /** In a window, today's parameters are a tick, and no word to be typed. */
  place: 'message' | 'window' = 'message',
): readonly (readonly Mrkdwn[])[] {
  const { choice, environment, here, now, stops, alsoRunsIn, usualMs, obstacle } = preview;
  const { target, away } = choice;
  const refused = obstacle === null ? null : refusalWords(obstacle);
  const verifiedAt = target.deployment.succeededAt;
  return [
    [
      mrkdwn`${bold('Now')} ${environment.name} runs ${runsWords(here)}`,
      here.candidate?.id === away.candidate.id ? nothing : mrkdwn`${bold('Goes')} ${away.candidate.name}`,
      mrkdwn`${bold('Back to')} ${bold(target.candidate.name)}${verifiedAt === null ? nothing : mrkdwn`, verified there ${ago(verifiedAt, now)}`}`,
      preview.isOnItsWay ? mrkdwn`↩️ That is under way already: to ask for it again adds nothing.` : nothing,
      stops === null ? nothing : mrkdwn`${stops} is under way there, and is stopped first.`,
    ],
    removedLines(preview.removes),
    migrationLines(preview),
    [
      refused === null
        ? preview.isSeen
          ? mrkdwn`✅ Its tag and its workflow are there; ${artifact(preview)}.`
          : mrkdwn`❔ GitHub could not say whether its tag and workflow are there. That stops nothing; ${artifact(preview)}.`
        : mrkdwn`⚠️ ${join([refused.sentence, ...(refused.causes ?? []), ...(place === 'window' && mayBeAnew(preview) ? [] : [refused.wayOut])], ' ')}`,
      usualMs === null ? nothing : mrkdwn`⏱️ It usually takes ${duration(usualMs)} until it is verified.`,
      alsoRunsIn.length === 0
        ? nothing
        : mrkdwn`⚠️ ${away.candidate.name} also runs in ${nameSome(alsoRunsIn)}, and is not moved there.`,
    ],
    [
      mrkdwn`${environment.name} is held afterwards: nothing goes there by itself. ${away.candidate.name} is marked bad, and is deployed nowhere any more.`,
    ],
  ]
    .map((lines) => lines.filter((line) => line !== nothing))
    .filter((lines) => lines.length > 0);
}

/** The very thing that was verified: by its digest, else by its build. */
function artifact({ choice: { target } }: RollbackPreview): Mrkdwn {
  const { artifactVersion, artifactDigest } = target.candidate;
  return artifactDigest === null
    ? mrkdwn`the artifact is ${code(artifactVersion, 120)}`
    : mrkdwn`the artifact is ${code(artifactVersion, 120)}, ${code(artifactDigest, 90)}`;
}

function migrationLines({ migrations, contracting }: RollbackPreview): readonly Mrkdwn[] {
  if (migrations === null)
    return [mrkdwn`❔ Whether migrations lie between is not known: GitHub could not say.`];
  if (migrations.length === 0) return [];
  const gone = contracting ?? [];
  return [
    mrkdwn`⚠️ ${bold(plural(migrations.length, 'migration'))} between: ${nameSome(migrations, 3)}. A rollback does not undo them.`,
    ...(gone.length === 0
      ? []
      : [
          mrkdwn`⛔ ${bold(plural(gone.length, 'of them takes', 'of them take'))} something away: ${nameSome(gone, 3)}. The older version may not work with the data as it is.`,
        ]),
  ];
}

/** Where the recorded parameters are what stands in the way, today's are offered. */
export const mayBeAnew = ({ obstacle }: RollbackPreview): boolean =>
  (obstacle?.code === 'rollback-inputs-refused' || obstacle?.code === 'rollback-workflow-gone') &&
  !(obstacle.code === 'rollback-workflow-gone' && obstacle.why === 'disabled');
