import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { roles } from '../../src/domain/authority/act.ts';
import { deploymentStates, origins } from '../../src/domain/deployment/deployment.ts';
import { changeKinds } from '../../src/domain/notes/release-notes.ts';
import { noticeRecipientStates, noticeStates } from '../../src/domain/notice/notice.ts';
import { messageStates } from '../../src/domain/outbox/message.ts';
import { missedPolicies, noticeKinds, openPolicies } from '../../src/domain/project/configuration.ts';
import { rollbackModes, tiers } from '../../src/domain/project/environment.ts';
import { weekdays } from '../../src/domain/project/window.ts';
import { candidateStates, tagStates } from '../../src/domain/release/candidate.ts';
import { dispatchStates } from '../../src/domain/release/dispatch.ts';
import { releaseStates } from '../../src/domain/release/release.ts';
import { fileStates, projectFileStates } from '../../src/domain/repository/repository.ts';
import { trainStates } from '../../src/domain/schedule/train.ts';
import { eventKinds } from '../../src/domain/trail/event.ts';
import { versionSchemes } from '../../src/domain/version/version.ts';

const glossary = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');

/** What stands under a heading, up to the next one. */
function partUnder(heading: string): string {
  const start = glossary.indexOf(`${heading}\n`);
  const end = glossary.indexOf('\n#', start + 1);
  return start < 0 ? '' : glossary.slice(start, end < 0 ? undefined : end);
}

/** Words in code marks in the first column of the tables. */
const firstColumn = (part: string): readonly string[] =>
  part
    .split('\n')
    .map((row) => /^\|([^|]*)\|/.exec(row)?.[1] ?? '')
    .flatMap((cell) => cell.match(/(?<=`)[a-z-]+(?=`)/g) ?? []);

describe('the glossary', () => {
  test.each([
    ['### States of a release', releaseStates],
    ['### States of a candidate', candidateStates],
    ["### States of a candidate's tag", tagStates],
    ['## Dispatches', dispatchStates],
    ['### States of a deployment', deploymentStates],
    ['### States of a message to Slack', messageStates],
    ['### States of a train', trainStates],
    ['### States of a notice', noticeStates],
    ["### States of a notice's recipient", noticeRecipientStates],
    ['## Who may do what', roles],
    ['## Configuration', [...fileStates, ...projectFileStates]],
    ['## The record', eventKinds],
  ])('lists exactly what the code knows, under %s', (heading, words) => {
    expect(firstColumn(partUnder(heading)).toSorted()).toEqual(words.toSorted());
  });

  test.each([
    ['kinds of changes', changeKinds],
    ['tiers', tiers],
    ['origins of a deployment', origins],
    ['modes of rollback', rollbackModes],
    ['kinds of notices', noticeKinds],
    ['policies for what was missed', missedPolicies],
    ['policies for what is still open', openPolicies],
    ['weekdays', weekdays],
    ['version schemes', versionSchemes],
  ])('names all %s', (_what, words) => {
    expect(words.filter((word) => !glossary.includes(`\`${word}\``))).toEqual([]);
  });
});
