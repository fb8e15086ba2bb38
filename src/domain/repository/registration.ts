import type { Change, Decision, Effect } from '../change.ts';
import type { ProjectFileId, ProjectId, UserId } from '../ids.ts';
import type { ProjectConfiguration } from '../project/configuration.ts';
import { handlesIn, resolveHandles } from '../project/handles.ts';
import { bySlackUser, type NewEvent } from '../trail/event.ts';
import type { ReadFile } from './file-change.ts';
import type { FoundRepository } from './found.ts';
import type { Project } from './repository.ts';

/** Who registers what, and when. */
export type Registering = { readonly found: FoundRepository; readonly by: UserId; readonly now: Date };

/** A repository that is registered for the first time, with the file that is in force from now on. */
export function registerRepository(
  { found, by, now }: Registering,
  file: Extract<ReadFile, { kind: 'valid' }>,
  fileId: ProjectFileId,
): Decision {
  const { id, fullName, defaultBranch } = found;
  const { blobSha, commitSha, authorLogins, content } = file;
  return {
    changes: [
      {
        insert: 'repositories',
        row: {
          id,
          fullName,
          defaultBranch,
          fileState: 'valid',
          fileProblems: [],
          fileReadAt: now,
          acceptedTagWorkflows: [],
          revision: 1,
        },
      },
      {
        insert: 'projectFiles',
        row: {
          id: fileId,
          repositoryId: id,
          blobSha,
          commitSha,
          authorLogins,
          content,
          state: 'in-force',
          loosened: [],
          readAt: now,
          decidedBy: by,
          decidedAt: now,
        },
      },
    ],
    events: [
      {
        kind: 'repository-registered',
        projectId: null,
        actor: bySlackUser(by),
        at: now,
        facts: { repository: fullName, repositoryId: id, commit: commitSha },
      },
    ],
    effects: [],
  };
}

/** A project that is registered, for the first time or again after it was retired. */
export function registerProject(
  { found, by, now }: Registering,
  configuration: ProjectConfiguration,
  place: { readonly newId: ProjectId } | { readonly retired: Project },
): Decision {
  const { name, channel } = configuration;
  const change: Change =
    'retired' in place
      ? {
          update: 'projects',
          id: place.retired.id,
          revision: place.retired.revision,
          set: { configuration, channelId: channel, retiredAt: null },
        }
      : {
          insert: 'projects',
          row: {
            id: place.newId,
            name,
            repositoryId: found.id,
            channelId: channel,
            configuration,
            lastBuildNumber: 0,
            registeredAt: now,
            retiredAt: null,
            revision: 1,
          },
        };
  const id = 'retired' in place ? place.retired.id : place.newId;
  return {
    changes: [change],
    events: [
      {
        kind: 'project-registered',
        projectId: id,
        actor: bySlackUser(by),
        at: now,
        facts: { project: name, repository: found.fullName, channel },
      },
    ],
    effects: [
      sayIn(channel, `project-registered:${id}:${now.toISOString()}`, {
        kind: 'project-registered',
        project: name,
        repository: found.fullName,
        by,
      }),
    ],
  };
}

/**
 * Names of user groups that meant nobody when the file was read, and mean a group now. An admin's setup is
 * what gives them their meaning: nobody becomes an approver by naming a group in Slack.
 */
export function resolveNames(
  { found, by, now }: Registering,
  project: Project,
  idsByHandle: ReadonlyMap<string, string>,
): Decision | null {
  const handles = handlesIn(project.configuration).filter((handle) => idsByHandle.has(handle));
  if (handles.length === 0) return null;
  const event: NewEvent = {
    kind: 'configuration-changed',
    projectId: project.id,
    actor: bySlackUser(by),
    at: now,
    facts: { repository: found.fullName, changed: handles },
  };
  return {
    changes: [
      {
        update: 'projects',
        id: project.id,
        revision: project.revision,
        set: { configuration: resolveHandles(project.configuration, idsByHandle) },
      },
    ],
    events: [event],
    effects: [
      sayIn(project.channelId, `names-resolved:${project.id}:${project.revision}`, {
        kind: 'names-resolved',
        project: project.name,
        by,
        handles,
      }),
    ],
  };
}

type Say = Extract<Effect, { effect: 'say' }>;

const sayIn = (channelId: Say['channelId'], key: Say['key'], announcement: Say['announcement']): Effect => ({
  effect: 'say',
  key,
  channelId,
  thread: null,
  reach: 'thread',
  announcement,
});
