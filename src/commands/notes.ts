import { parseReleaseId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { authorize } from '../operations/authorize.ts';
import { editNotes, type NotesEdited } from '../operations/edit-notes.ts';
import { type NotesFound, readNotes } from '../operations/read-notes.ts';
import { renderDone } from '../views/done.ts';
import { editsFrom, notesDraft } from '../views/notes/draft.ts';
import { notesEditView } from '../views/notes/edit-view.ts';
import { renderNotes } from '../views/notes/notes.ts';
import { renderReturnedText } from '../views/notes/returned-text.ts';
import { type Command, type Context, misunderstood, refuse, say, showModal } from './command.ts';
import { takeProject } from './project-word.ts';
import { unexpected } from './words.ts';

const form = { name: 'notes', usage: ['notes [project] [version]'] };

/** `/release notes`: a release's draft notes, and the modal in which they are edited. */
export const notesCommand: Command = {
  ...form,
  summary: 'Shows the draft notes of a release; Edit opens them.',
  examples: ['notes', 'notes 1.5'],
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const version = words.take();
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more));
    const { ports, asker } = context;
    const found = await readNotes(ports, asker, { project: project.value, version });
    return found.ok ? say(pageOf(found.value)) : refuse(found.refusal);
  },
  modals: { 'notes:edit': 'Edit notes' },
  buttons: {
    'notes:show': async (context, value) => {
      const found = await notesOf(context, value);
      if (!found.ok) return refuse(found.refusal);
      const { ports, asker } = context;
      const permitted = await authorize(ports, asker, 'read', found.value.project);
      return permitted.ok ? say(pageOf(found.value)) : refuse(permitted.refusal);
    },
    // The value names the release and the line to go on from.
    'notes:more': async (context, value) => {
      const [id = '', from = ''] = value.split(' ');
      const found = await notesOf(context, id);
      if (!found.ok) return refuse(found.refusal);
      const { ports, asker } = context;
      const permitted = await authorize(ports, asker, 'read', found.value.project);
      return permitted.ok ? say(pageOf(found.value, Number(from))) : refuse(permitted.refusal);
    },
    'notes:edit': async (context, value) => {
      const found = await notesOf(context, value);
      if (!found.ok) return refuse(found.refusal);
      const { ports, asker } = context;
      const permitted = await authorize(ports, asker, 'edit notes', found.value.project);
      if (!permitted.ok) return refuse(permitted.refusal);
      return showModal(notesEditView(found.value.project.name, found.value.release));
    },
  },
  submissions: {
    'notes:save': async ({ ports, asker }, { context, values }) => {
      const [id = '', revision = ''] = context.split(' ');
      const releaseId = parseReleaseId(id);
      const release = await ports.store.release(releaseId);
      if (release === null) return refuse({ code: 'no-project-yet' });
      const edits = editsFrom(notesDraft(release.notes, release.editedNotes), values);
      const outcome = await editNotes(ports, asker, { releaseId, revision: Number(revision), edits });
      if (outcome.ok) return say(renderDone(doneWith(outcome.value)));
      return say(
        renderReturnedText(
          outcome.refusal,
          values,
          edits.map(({ part }) => part),
        ),
      );
    },
  },
};

async function notesOf({ ports }: Context, value: string): Promise<Outcome<NotesFound>> {
  const release = await ports.store.release(parseReleaseId(value));
  const project = release === null ? null : await ports.store.project(release.projectId);
  return release === null || project === null ? no({ code: 'no-project-yet' }) : yes({ project, release });
}

const pageOf = ({ project, release }: NotesFound, from = 0) =>
  renderNotes({ project: project.name, release, from });

const doneWith = ({ version, parts }: NotesEdited) =>
  ({ kind: parts === 0 ? 'notes-unchanged' : 'notes-saved', version }) as const;
