import type { Announcement } from '../announcement.ts';
import type { Decision, Effect } from '../change.ts';
import type { UserId } from '../ids.ts';
import type { Project } from '../repository/repository.ts';
import { bySlackUser } from '../trail/event.ts';
import { type FreezeScope, scopeColumns } from './freeze-scope.ts';
import type { Freeze } from './stop.ts';

/** The freeze that a person sets: it stops promotions that have not started, and no rollback. */
export function setFreeze(
  asked: Pick<Freeze, 'id' | 'because' | 'setBy' | 'setAt' | 'fromAt' | 'untilAt'> & {
    readonly scope: FreezeScope;
  },
  projects: readonly Project[],
): Decision {
  const { scope, id, because, setBy: by, setAt, fromAt, untilAt } = asked;
  const said = {
    kind: 'freeze-set',
    freezeId: id,
    scope,
    because,
    by,
    fromAt: fromAt?.toISOString() ?? null,
    untilAt: untilAt?.toISOString() ?? null,
  } as const;
  return {
    changes: [
      {
        insert: 'freezes',
        row: {
          id,
          ...scopeColumns(scope),
          because,
          setBy: by,
          setAt,
          fromAt,
          untilAt,
          endedAt: null,
          endedBy: null,
          revision: 1,
        },
      },
    ],
    events: [
      {
        kind: 'freeze-set',
        projectId: scope.kind === 'everything' ? null : scope.projectId,
        actor: bySlackUser(by),
        at: setAt,
        facts: { freeze: id, scope: scopeName(scope), because, from: said.fromAt, until: said.untilAt },
      },
    ],
    effects: told(scope, projects, id, said),
  };
}

/** A freeze that was set for later begins. */
export function beginFreeze(
  { id, projectId, revision, because, setBy: by, untilAt }: Freeze,
  scope: FreezeScope,
  { now, projects }: { readonly now: Date; readonly projects: readonly Project[] },
): Decision {
  return {
    changes: [{ update: 'freezes', id, revision, set: { fromAt: null } }],
    events: [
      {
        kind: 'freeze-begun',
        projectId,
        actor: 'waybill',
        at: now,
        facts: { freeze: id, scope: scopeName(scope), because },
      },
    ],
    effects: told(scope, projects, id, {
      kind: 'freeze-begun',
      freezeId: id,
      scope,
      because,
      by,
      untilAt: untilAt?.toISOString() ?? null,
    }),
  };
}

/** The end of a freeze: by a person, or by the clock (null) at the time that was given for it. */
export function endFreeze(
  freeze: Freeze,
  scope: FreezeScope,
  {
    by,
    now,
    projects,
  }: { readonly by: UserId | null; readonly now: Date; readonly projects: readonly Project[] },
): Decision {
  const { id, because, setBy } = freeze;
  return {
    changes: [{ update: 'freezes', id, revision: freeze.revision, set: { endedAt: now, endedBy: by } }],
    events: [
      {
        kind: 'freeze-ended',
        projectId: freeze.projectId,
        actor: by === null ? 'waybill' : bySlackUser(by),
        at: now,
        facts: { freeze: id, scope: scopeName(scope), because },
      },
    ],
    effects: told(scope, projects, id, { kind: 'freeze-ended', scope, because, setBy, by }),
  };
}

/** A scope as the record names it: `everything`, `storefront`, `storefront production`. */
function scopeName(scope: FreezeScope): string {
  if (scope.kind === 'everything') return 'everything';
  return scope.kind === 'project' ? scope.project : `${scope.project} ${scope.environment}`;
}

const meant = (scope: FreezeScope, projects: readonly Project[]): readonly Project[] =>
  scope.kind === 'everything' ? projects : projects.filter(({ id }) => id === scope.projectId);

const channelsOf = (scope: FreezeScope, projects: readonly Project[]) => [
  ...new Set(meant(scope, projects).map(({ channelId }) => channelId)),
];

/** Said once in each channel that it concerns; whatever waits for its environments is judged anew. */
const told = (
  scope: FreezeScope,
  projects: readonly Project[],
  id: Freeze['id'],
  announcement: Extract<Announcement, { kind: `freeze-${string}` }>,
): readonly Effect[] => [
  ...channelsOf(scope, projects).map(
    (channelId): Effect => ({
      effect: 'say',
      key: `${announcement.kind}:${id}:${channelId}`,
      channelId,
      thread: null,
      reach: 'thread',
      announcement,
    }),
  ),
  ...lanesOf(scope, projects),
];

const lanesOf = (scope: FreezeScope, projects: readonly Project[]): readonly Effect[] =>
  meant(scope, projects).flatMap(({ id: projectId, configuration }) =>
    configuration.environments
      .filter(({ name }) => scope.kind !== 'environment' || name === scope.environment)
      .map(({ name }): Effect => ({ effect: 'advance-lane', projectId, environment: name })),
  );
