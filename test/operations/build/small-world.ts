import { repeatedBuild } from '../../../src/domain/build/repeated-build.ts';
import { parseDispatchId, parseUserId } from '../../../src/domain/ids.ts';
import { IntegrationError } from '../../../src/domain/integration/integration-error.ts';
import { advanceBuild, type BuildPorts } from '../../../src/operations/advance-build.ts';
import { project, startedAt } from './rows.ts';
import { Killed, SmallGithub } from './small-github.ts';
import { SmallStore } from './small-store.ts';

export type SmallWorld = {
  readonly store: SmallStore;
  readonly github: SmallGithub;
  readonly ports: BuildPorts;
  readonly now: () => Date;
  readonly forward: (ms: number) => void;
  /** The job runs once, as after a webhook; what the outside does wrong ends it, and it is asked for again. */
  readonly advance: () => Promise<'done' | 'failed' | 'killed'>;
  /** The ticker at work for so long: it looks whenever it is time to. */
  readonly live: (ms: number) => Promise<void>;
  readonly isDue: () => boolean;
  /** A person presses "Repeat build". */
  readonly repeat: () => Promise<void>;
};

/** One candidate and its build between a database and a GitHub that fit on a page. */
export function smallWorld({
  build = 'workflow',
}: {
  readonly build?: 'workflow' | 'none';
} = {}): SmallWorld {
  let at = startedAt.getTime();
  let minted = 0;
  const now = () => new Date(at);
  const store = new SmallStore({ build });
  const github = new SmallGithub(now);
  const ports: BuildPorts = {
    clock: { now },
    mint: {
      dispatchId: () => {
        minted += 1;
        return parseDispatchId(`wb-${String(minted).padStart(12, '0')}`);
      },
    },
    store: { ...store.reads, commit: (decision) => store.commit(decision) },
    github: github.port,
  };
  const isDue = () => {
    const lookAt = store.dispatches.at(-1)?.lookAt ?? null;
    return lookAt !== null && lookAt <= now();
  };
  const advance = async () => {
    try {
      await advanceBuild(ports, store.candidate.id);
      return 'done';
    } catch (error) {
      if (error instanceof Killed) return 'killed';
      if (error instanceof IntegrationError) return 'failed';
      throw error;
    }
  };
  const live = async (ms: number) => {
    const end = at + ms;
    let retryAt: number | null = null;
    while (at < end) {
      const due = store.dispatches.at(-1)?.lookAt?.getTime() ?? Number.POSITIVE_INFINITY;
      const next = Math.max(at, retryAt ?? due);
      if (next > end) break;
      at = next;
      // A job that failed, or whose process died, runs again within half a minute.
      retryAt = (await advance()) === 'done' ? null : at + 30_000;
      if (retryAt === null && isDue()) at += 1_000;
    }
    at = Math.max(at, end);
  };
  return {
    store,
    github,
    ports,
    now,
    forward: (ms) => {
      at += ms;
    },
    advance,
    live,
    isDue,
    repeat: async () => {
      const { release, candidate, dispatches } = store;
      const decision = repeatedBuild(
        { project, release, candidate, dispatch: dispatches.at(-1) ?? null, now: now() },
        { by: candidate.cutBy ?? parseUserId('U0CAPTAIN'), nextId: ports.mint.dispatchId() },
      );
      await store.commit(decision);
    },
  };
}
