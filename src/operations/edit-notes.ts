import type { ReleaseId } from '../domain/ids.ts';
import { type ChangeKind, entryKey, type NotesEdit } from '../domain/notes/release-notes.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { refreshCard } from '../domain/release/refresh-card.ts';
import { bySlackUser } from '../domain/trail/event.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';

export type NotesEdited = { readonly version: string; readonly parts: number };

/** Puts a person's words in place of generated notes. They are kept when the notes are made anew. */
export async function editNotes(
  ports: Ports,
  asker: Asker,
  asked: {
    readonly releaseId: ReleaseId;
    /** The revision that the person had before them. */
    readonly revision: number;
    readonly edits: readonly { readonly part: ChangeKind | 'whole'; readonly text: string }[];
  },
): Promise<Outcome<NotesEdited>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const release = await ports.store.release(asked.releaseId);
  const project = release === null ? null : await ports.store.project(release.projectId);
  if (release === null || project === null) return no({ code: 'no-project-yet' });
  const permitted = await authorize(ports, asker, 'edit notes', project);
  if (!permitted.ok) return permitted;
  if (release.state === 'abandoned') {
    return no({ code: 'release-closed', version: release.version, state: release.state });
  }
  const result: NotesEdited = { version: release.version, parts: asked.edits.length };
  if (asked.edits.length === 0) return yes(result);
  if (release.revision !== asked.revision) return no({ code: 'changed-meanwhile', what: 'The notes' });

  const now = ports.clock.now();
  const seen = release.notes.entries.map(entryKey);
  const edits = asked.edits.map(
    ({ part, text }): NotesEdit => ({ part, text, by: asker.userId, at: now.toISOString(), seen }),
  );
  return commitFor(ports, asker, yes(result), {
    changes: [
      {
        update: 'releases',
        id: release.id,
        revision: release.revision,
        set: { editedNotes: { edits: [...(release.editedNotes?.edits ?? []), ...edits] } },
      },
    ],
    events: [
      {
        kind: 'notes-edited',
        projectId: project.id,
        actor: bySlackUser(asker.userId),
        at: now,
        facts: { version: release.version, edits: edits.map(({ part, text }) => ({ part, text })) },
      },
    ],
    effects: [
      refreshCard({ release, project }, asker.userId),
      {
        effect: 'say',
        key: `notes-edited:${release.id}:${release.revision}`,
        channelId: project.channelId,
        thread: release.id,
        reach: 'thread',
        announcement: { kind: 'notes-edited', version: release.version, by: asker.userId },
      },
    ],
  });
}
