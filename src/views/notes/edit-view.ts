import type { InputBlock, ModalView } from '@slack/types';
import type { Release } from '../../domain/release/release.ts';
import { context, lines } from '../blocks/section.ts';
import { modal } from '../modal.ts';
import { plain } from '../text/escape.ts';
import { mrkdwn } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import { type DraftPart, fieldId, notesDraft } from './draft.ts';

/** The modal in which a release's notes are edited. It carries the release's id and revision. */
export function notesEditView(project: string, release: Release): ModalView {
  const draft = notesDraft(release.notes, release.editedNotes);
  const left = draft.tooLong.map(
    ({ title, changes }) =>
      mrkdwn`${title} (${plural(changes, 'change')}) are too long to edit here, and stay as they are.`,
  );
  return modal({
    title: 'Edit notes',
    submit: 'Save',
    callback: 'notes:save',
    context: `${release.id} ${release.revision}`,
    blocks: [
      lines(
        mrkdwn`${project} ${release.version}. Your text takes the place of what was generated, and says that it is yours. Lists and headings are kept; other markup is shown as it is typed.`,
      ),
      ...draft.parts.flatMap(fields),
      ...(left.length === 0 ? [] : [context(...left)]),
    ],
  });
}

function fields(part: DraftPart): readonly InputBlock[] {
  const count = part.pieces.length;
  return part.pieces.map((piece, at) => ({
    type: 'input',
    block_id: fieldId(part, at),
    optional: true,
    label: label(count === 1 ? part.title : `${part.title}, part ${at + 1} of ${count}`),
    ...(part.isEdited && at === 0
      ? { hint: label('Edited. Leave it empty to go back to what is generated.') }
      : {}),
    element: {
      type: 'plain_text_input',
      action_id: fieldId(part, at),
      multiline: true,
      max_length: 3000,
      // Not escaped: a field shows its text as it is, and gives it back as it is.
      ...(piece === '' ? {} : { initial_value: piece }),
    },
  }));
}

const label = (text: string) => ({
  type: 'plain_text' as const,
  text: plain(text, 150),
  emoji: false,
});
