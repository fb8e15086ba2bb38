import { parseReleaseId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { authorize } from '../operations/authorize.ts';
import { editNotes } from '../operations/edit-notes.ts';
import { type NotesFound, readNotes } from '../operations/read-notes.ts';
import { renderNotesEdited } from '../views/done.ts';
import { editsFrom, notesDraft } from '../views/notes/draft.ts';
import { notesEditView } from '../views/notes/edit-view.ts';
import { renderNotes } from '../views/notes/notes.ts';
import { refusalView } from '../views/refusals.ts';
import { type Command, type Context, misunderstood, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { unexpected } from './words.ts';

const form = { name: 'notes', forms: ['/release notes [project] [version]'] };

/** `/release notes`: a release's draft notes, and the modal in which they are edited. */
export const notesCommand: Command = {
  ...form,
  summary: 'Shows the draft notes of a release; Edit opens them.',
  examples: ['/release notes', '/release notes 1.5'],
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const version = words.take();
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more));
    const { ports, asker } = context;
    const found = await readNotes(ports, asker, { project: project.value, version });
    return found.ok ? say(renderNotes(found.value)) : refuse(found.refusal);
  },
  modals: { 'notes:edit': 'Edit notes' },
  buttons: {
    'notes:show': async (context, value) => {
      const found = await notesOf(context, value);
      if (!found.ok) return refuse(found.refusal);
      const { ports, asker } = context;
      const permitted = await authorize(ports, asker, 'read', found.value.project);
      return permitted.ok ? say(renderNotes(found.value)) : refuse(permitted.refusal);
    },
    'notes:edit': async (context, value) => {
      const found = await notesOf(context, value);
      if (!found.ok) return { kind: 'modal', view: refusalView(found.refusal) };
      const { ports, asker } = context;
      const permitted = await authorize(ports, asker, 'edit notes', found.value.project);
      if (!permitted.ok) return { kind: 'modal', view: refusalView(permitted.refusal) };
      return { kind: 'modal', view: notesEditView(found.value.project.name, found.value.release) };
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
      return outcome.ok ? say(renderNotesEdited(outcome.value)) : refuse(outcome.refusal);
    },
  },
};

async function notesOf({ ports }: Context, value: string): Promise<Outcome<NotesFound>> {
  const release = await ports.store.release(parseReleaseId(value));
  const project = release === null ? null : await ports.store.project(release.projectId);
  return release === null || project === null ? no({ code: 'no-project-yet' }) : yes({ project, release });
}
