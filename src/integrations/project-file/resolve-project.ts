import { parseChannelId } from '../../domain/ids.ts';
import type { ProjectConfiguration } from '../../domain/project/configuration.ts';
import { parseDuration } from '../../domain/project/duration.ts';
import type {
  ApprovalRule,
  EnvironmentConfiguration,
  RequiredCheck,
  RollbackHook,
} from '../../domain/project/environment.ts';
import type { HotfixRule } from '../../domain/project/hotfix-rule.ts';
import { parseWindowTime, type Window } from '../../domain/project/window.ts';
import type { EnvironmentInput } from './environment-schema.ts';
import type { ProjectInput } from './project-schema.ts';

/** One project as it is decided by: every default filled in, every text read. */
export function resolveProject(name: string, input: ProjectInput): ProjectConfiguration {
  const { announce, build, schedules } = input;
  const names = Object.keys(input.environments);
  return {
    name,
    trunk: input.trunk ?? null,
    paths: input.paths,
    versioning: input.versioning,
    channel: parseChannelId(input.channel),
    captains: input.captains,
    build:
      build === 'none'
        ? null
        : {
            ...call(build),
            artifact:
              build.artifact === undefined
                ? null
                : { name: build.artifact.name, reference: build.artifact.reference ?? null },
          },
    fixes: input.fixes,
    migrations: input.migrations,
    contracting: input.contracting,
    configuration: input.configuration,
    environments: Object.entries(input.environments).map(([environment, written], index) =>
      resolveEnvironment(environment, written, names[index - 1]),
    ),
    notices: input.notices.map(({ to, kinds, environments, labels, secret }) => ({
      to,
      kinds,
      environments: environments ?? null,
      ...(labels === undefined ? {} : { labels }),
      secret: secret ?? null,
    })),
    announce: {
      when: announce.when,
      review: announce.review,
      concerns: announce.concerns,
      movedMs: ms(announce.moved),
      early:
        announce.early === undefined
          ? null
          : { environment: announce.early.environment, url: announce.early.url ?? null },
    },
    schedules: {
      cut:
        schedules.cut === undefined
          ? null
          : {
              cron: schedules.cut.cron,
              zone: schedules.cut.zone,
              missed: schedules.cut.missed,
              announceMs: ms(schedules.cut.announce),
              open: schedules.cut.open,
            },
      digest: schedules.digest ?? null,
    },
  };
}

function resolveEnvironment(
  name: string,
  input: EnvironmentInput,
  before: string | undefined,
): EnvironmentConfiguration {
  const { approvals, verify, rollback, hotfix } = input;
  return {
    name,
    tier: input.tier,
    after: input.after ?? (before === undefined ? [] : [before]),
    soakMs: ms(input.soak),
    checks: input.checks.map(resolveCheck),
    deploy: call(input.deploy),
    promote: input.promote,
    approvals: resolveApprovals(approvals),
    override: input.override,
    windows: input.windows.map(resolveWindow),
    verify: {
      smoke: verify.smoke.map(({ timeout, contains, ...check }) => ({
        ...check,
        contains: contains ?? null,
        timeoutMs: ms(timeout),
      })),
      control: verify.control ?? null,
      bakeMs: ms(verify.bake),
    },
    rollback: {
      mode: rollback.mode,
      by: rollback.by ?? null,
      ...(rollback.approvals === 'required' ? { needsApproval: true } : {}),
      ...(rollback.hook === undefined ? {} : { hook: resolveHook(rollback.hook) }),
    },
    ...(hotfix === undefined ? {} : { hotfix: resolveHotfix(hotfix) }),
  };
}

const resolveCheck = ({ name, app, accepts }: EnvironmentInput['checks'][number]): RequiredCheck => ({
  name,
  app: app ?? null,
  accepts,
});

const resolveApprovals = (approvals: EnvironmentInput['approvals']): ApprovalRule => ({
  count: approvals?.count ?? 0,
  from: approvals?.from ?? [],
  expireMs: ms(approvals?.expire ?? '24h'),
  validMs: ms(approvals?.valid ?? '7d'),
  exclude: approvals?.exclude ?? [],
});

/** Only what it says: the rest is the environment's own, whatever that comes to be. */
const resolveHotfix = ({
  soak,
  checks,
  approvals,
  windows,
  through,
}: NonNullable<EnvironmentInput['hotfix']>): HotfixRule => ({
  ...(soak === undefined ? {} : { soakMs: ms(soak) }),
  ...(checks === undefined ? {} : { checks: checks.map(resolveCheck) }),
  ...(approvals === undefined ? {} : { approvals: resolveApprovals(approvals) }),
  ...(windows === undefined ? {} : { windows: windows.map(resolveWindow) }),
  ...(through === undefined ? {} : { through }),
});

const resolveHook = ({
  url,
  secret,
  timeout,
}: NonNullable<EnvironmentInput['rollback']['hook']>): RollbackHook => ({
  url,
  secret,
  timeoutMs: ms(timeout),
});

function resolveWindow({ allow, deny, zone, because }: EnvironmentInput['windows'][number]): Window {
  const text = allow ?? deny ?? '';
  const time = parseWindowTime(text);
  if (time === null) throw new TypeError(`not a window: ${text}`);
  return { effect: allow === undefined ? 'deny' : 'allow', text, time, zone, because: because ?? null };
}

function call(written: {
  readonly workflow: string;
  readonly inputs: Readonly<Record<string, string | boolean>>;
  readonly timeout: string;
}) {
  const inputs = Object.fromEntries(
    Object.entries(written.inputs).map(([input, value]) => [input, String(value)]),
  );
  return { workflow: written.workflow, inputs, timeoutMs: ms(written.timeout) };
}

function ms(duration: string): number {
  const length = parseDuration(duration);
  if (length === null) throw new TypeError(`not a duration: ${duration}`);
  return length;
}
