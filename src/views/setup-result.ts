import type { SetupResult } from '../domain/answer/setup.ts';
import { decisionButtons } from './announcements/decision-buttons.ts';
import { looseningLine } from './announcements/loosening-line.ts';
import { buttons } from './blocks/buttons.ts';
import { listing } from './blocks/listing.ts';
import { header, lines, section } from './blocks/section.ts';
import { checkupSections } from './findings/checkups.ts';
import { type Message, message } from './message.ts';
import { code, type Mrkdwn, mrkdwn } from './text/mrkdwn.ts';
import { nameSome } from './text/name-some.ts';
import { plural } from './text/plural.ts';

/** What setting up a repository did, what waits, and what the doctor found. */
export function renderSetup(result: SetupResult): Message {
  const { repository, registered, changed, unchanged, retired, waiting, checkups } = result;
  const done = [
    names('Set up', registered),
    names('Changed', changed),
    names('As it was', unchanged),
    names('Retired', retired),
  ].filter((line) => line !== null);
  const title = `Setup of ${repository}`;
  const isNew = registered.length > 0;
  return message(mrkdwn`${title}`, [
    header(title),
    done.length === 0 ? section(mrkdwn`waybill.yaml names no project.`) : lines(...done),
    ...waitingBlocks(waiting),
    ...checkupSections(checkups),
    isNew ? section(mrkdwn`${code('/release preview')} shows what a cut would contain.`) : null,
  ]);
}

function names(what: string, projects: readonly string[]): Mrkdwn | null {
  if (projects.length === 0) return null;
  return mrkdwn`${what}: ${nameSome(projects)}`;
}

function waitingBlocks(waiting: SetupResult['waiting']) {
  if (waiting === null) return [];
  const { fileId, loosened } = waiting;
  return [
    section(
      mrkdwn`⚠️ The change loosens ${plural(loosened.length, 'rule')}. The stricter rule holds until an admin who did not write the change accepts it.`,
    ),
    ...listing(loosened.map(looseningLine), { sections: 2 }).sections,
    buttons(...decisionButtons(fileId)),
  ];
}
