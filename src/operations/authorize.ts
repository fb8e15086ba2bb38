import { type Act, acts, type Role } from '../domain/authority/act.ts';
import { permit, type RoleHolders, type Standing } from '../domain/authority/permit.ts';
import type { Principal } from '../domain/authority/person.ts';
import { isUserGroupId, type RequestId, type UserId } from '../domain/ids.ts';
import { IntegrationError } from '../domain/integration/integration-error.ts';
import type { Outcome } from '../domain/outcome.ts';
import { captainsOf } from '../domain/project/captains.ts';
import type { EnvironmentConfiguration } from '../domain/project/environment.ts';
import { principalsAmong } from '../domain/project/principals.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Place } from '../domain/request/request.ts';
import type { Ports } from '../ports.ts';

/** Who asks, from where, and by which request. */
export type Asker = {
  readonly userId: UserId;
  readonly place: Place;
  readonly requestId: RequestId;
  /** When it came in, which may be well before it is looked at. */
  readonly receivedAt: Date;
  /** Typed in the channel itself, where only its members can. A button may be pressed by whoever sees it. */
  readonly isTyped: boolean;
  /** What the request came to when it was carried out before; undefined the first time. */
  readonly keptOutcome: unknown;
};

type Looked = { readonly held: 'yes' | 'no' | 'unknown'; readonly retryAfterMs: number | null };

/**
 * Whether somebody may do an act now. Identity and membership are read afresh: what was true a minute
 * ago decides nothing (promise 5), and what cannot be read counts against it (promise 7).
 */
export async function authorize(
  ports: Ports,
  asker: Asker,
  act: Act,
  project: Project | null,
  /** Names the approvers and those who may override; nobody has these roles without one. */
  environment: EnvironmentConfiguration | null = null,
): Promise<Outcome<Role>> {
  const holders = holdersOf(ports, project, environment);
  const needed: readonly Role[] = acts[act];
  const [person, ...looks] = await Promise.all([
    lookUp(ports.slack.person(asker.userId)),
    ...needed.map((role) => holds(ports, asker, role, holders, project)),
  ]);
  const standing: Standing = {
    person: person.failed ? 'unknown' : (person.value ?? 'unknown'),
    roles: Object.fromEntries(needed.map((role, index) => [role, looks[index]?.held ?? 'unknown'])),
    retryAfterMs:
      [person.retryAfterMs, ...looks.map((look) => look.retryAfterMs)].find((ms) => ms !== null) ?? null,
  };
  return permit(act, standing, holders);
}

function holdersOf(
  { admins }: Ports,
  project: Project | null,
  environment: EnvironmentConfiguration | null,
): RoleHolders {
  return {
    admin: admins,
    ...(project === null ? {} : { captain: captainsOf(project, admins) }),
    ...(environment === null
      ? {}
      : {
          approver: principalsAmong(environment.approvals.from),
          overrider: principalsAmong(environment.override.by),
          rescuer: rescuersOf(project, admins, environment),
        }),
  };
}

/** Those whom the environment names; else captains and its approvers. */
function rescuersOf(
  project: Project | null,
  admins: Ports['admins'],
  { rollback, approvals }: EnvironmentConfiguration,
): readonly Principal[] {
  if (rollback.by !== null) return principalsAmong(rollback.by);
  const captains = project === null ? [] : captainsOf(project, admins);
  return [...new Set([...captains, ...principalsAmong(approvals.from)])];
}

async function holds(
  ports: Ports,
  asker: Asker,
  role: Role,
  holders: RoleHolders,
  project: Project | null,
): Promise<Looked> {
  if (role === 'member') return isMember(ports, asker, project);
  return isAmong(ports, asker.userId, holders[role] ?? []);
}

/** Only somebody in a channel can type there, so that what is typed in it needs no look-up. */
async function isMember(ports: Ports, asker: Asker, project: Project | null): Promise<Looked> {
  const projects = project === null ? await ports.store.projects() : [project];
  const channels = [...new Set(projects.map(({ channelId }) => channelId))];
  const { channelId } = asker.place;
  if (asker.isTyped && channelId !== null && channels.includes(channelId)) {
    return { held: 'yes', retryAfterMs: null };
  }
  const looks = await Promise.all(
    channels.map((channelId) => lookUp(ports.slack.isInChannel(channelId, asker.userId))),
  );
  return settle(looks);
}

/** Whether somebody is one of these people, or in one of these groups, now. */
export async function isAmong(
  { slack }: Ports,
  userId: UserId,
  principals: readonly Principal[],
): Promise<Looked> {
  if (principals.some((principal) => principal === userId)) return { held: 'yes', retryAfterMs: null };
  const looks = await Promise.all(
    principals
      .filter(isUserGroupId)
      .map((group) => lookUp(slack.groupMembers(group).then((members) => members.includes(userId)))),
  );
  return settle(looks);
}

type LookUp<T> =
  | { readonly failed: false; readonly value: T; readonly retryAfterMs: null }
  | { readonly failed: true; readonly retryAfterMs: number | null };

function settle(looks: readonly LookUp<boolean>[]): Looked {
  if (looks.some((look) => !look.failed && look.value)) return { held: 'yes', retryAfterMs: null };
  const failed = looks.find((look) => look.failed);
  return failed === undefined
    ? { held: 'no', retryAfterMs: null }
    : { held: 'unknown', retryAfterMs: failed.retryAfterMs };
}

export async function lookUp<T>(asked: Promise<T>): Promise<LookUp<T>> {
  try {
    return { failed: false, value: await asked, retryAfterMs: null };
  } catch (error) {
    if (error instanceof IntegrationError) return { failed: true, retryAfterMs: error.retryAfterMs };
    throw error;
  }
}
