import type { Announcement } from '../announcement.ts';
import type { Change, Effect } from '../change.ts';
import type { EventKind, Json, NewEvent } from '../trail/event.ts';
import type { FileFacts } from './file-change.ts';
import type { Project, ProjectFile, Repository } from './repository.ts';

export function supersede(files: readonly (ProjectFile | null)[]): readonly Change[] {
  return files.flatMap((file) =>
    file === null
      ? []
      : [{ update: 'projectFiles', id: file.id, revision: null, set: { state: 'superseded' } } as const],
  );
}

export const setRepository = (
  { repository }: Pick<FileFacts, 'repository'>,
  set: Partial<Omit<Repository, 'id' | 'revision'>>,
): Change => ({
  update: 'repositories',
  id: repository.id,
  revision: repository.revision,
  set,
});

export const setProject = (project: Project, set: Partial<Omit<Project, 'id' | 'revision'>>): Change => ({
  update: 'projects',
  id: project.id,
  revision: project.revision,
  set,
});

export function fileEvent(
  { repository, now }: Pick<FileFacts, 'repository' | 'now'>,
  project: Project,
  kind: EventKind,
  facts: { readonly [key: string]: Json } = {},
): NewEvent {
  return {
    kind,
    projectId: project.id,
    actor: 'waybill',
    at: now,
    facts: { repository: repository.fullName, ...facts },
  };
}

export function say(
  { repository, fileId }: Pick<FileFacts, 'repository' | 'fileId'>,
  project: Project,
  announcement: Announcement,
): Effect {
  return {
    effect: 'say',
    // The id is new with each reading that has something to say.
    key: `${announcement.kind}:${repository.id}:${fileId}:${project.name}`,
    channelId: project.channelId,
    thread: null,
    reach: 'thread',
    announcement,
  };
}
