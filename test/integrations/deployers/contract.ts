import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { IntegrationError } from '../../../src/domain/integration/integration-error.ts';
import type { Dispatch } from '../../../src/domain/release/dispatch.ts';
import type { Deployer } from '../../../src/ports/deployer.ts';

/** A deployer between us and a stand-in for the machinery that it speaks to. */
export type DeployerUnderTest = {
  readonly deployer: Deployer;
  /** What every call names first. */
  readonly repository: string;
  /** Something that the machinery can start; each has an id of its own. */
  readonly dispatch: (changed?: Partial<Dispatch>) => Promise<Dispatch>;
  /** Something that it refuses to start. */
  readonly refused: () => Promise<Dispatch>;
  /** The runs that the machinery has begun, by their ids. */
  readonly begun: () => readonly number[];
  /** How many requests to start something have reached it. */
  readonly asked: () => number;
  /** The next request meets this. */
  readonly meets: (
    trouble: 'answer lost, begun' | 'answer lost, not begun' | 'too many requests' | 'down',
  ) => void;
  readonly recovers: () => void;
  /** A run comes to its end. */
  readonly ends: (runId: number, how: 'success' | 'failure') => Promise<void>;
  /** Until what was asked has had its effect. */
  readonly settle: () => Promise<void>;
};

/** What every deployer keeps to, whatever it speaks to: the lane relies on each of these. */
export function keepsDeployerContract(open: () => Promise<DeployerUnderTest>): void {
  let under: DeployerUnderTest;
  beforeAll(async () => {
    under = await open();
  });
  afterEach(() => under.recovers());

  const begin = async (): Promise<{ readonly dispatch: Dispatch; readonly runId: number }> => {
    const dispatch = await under.dispatch();
    const before = under.begun();
    await under.deployer.start(under.repository, dispatch);
    const runId = under.begun().find((id) => !before.includes(id));
    if (runId === undefined) throw new Error('nothing was begun');
    return { dispatch, runId };
  };
  const found = async (dispatch: Dispatch) =>
    (await under.deployer.runsSince(under.repository, dispatch)).map(({ runId }) => runId);
  const look = (runId: number) => under.deployer.look(under.repository, runId);
  /** Starts once; what it came to, and what of it the machinery has seen. */
  const start = async (dispatch: Dispatch) => {
    const [asked, begun] = [under.asked(), under.begun().length];
    const sent = await under.deployer.start(under.repository, dispatch);
    return { sent, asked: under.asked() - asked, begun: under.begun().length - begun };
  };

  describe('a start', () => {
    test('begins one run, of the commit that was asked for, and names it where the machinery does', async () => {
      const dispatch = await under.dispatch();
      const { sent, asked, begun } = await start(dispatch);
      expect({ kind: sent.kind, asked, begun }).toEqual({ kind: 'accepted', asked: 1, begun: 1 });
      const runId = under.begun().at(-1) ?? 0;
      const named = sent.kind === 'accepted' ? (sent.value?.runId ?? runId) : null;
      expect(named).toBe(runId);
      expect((await look(runId)).run).toMatchObject({
        runId,
        attempt: 1,
        sha: dispatch.sha,
        ref: dispatch.ref,
      });
    });

    test('that is refused begins nothing, and is not made again', async () => {
      const { sent, asked, begun } = await start(await under.refused());
      expect({ kind: sent.kind, asked, begun }).toEqual({ kind: 'refused', asked: 1, begun: 0 });
    });

    test('whose answer is lost is uncertain, not made again, and found among the runs since', async () => {
      const dispatch = await under.dispatch();
      under.meets('answer lost, begun');
      const { sent, asked, begun } = await start(dispatch);
      expect({ sent, asked, begun }).toEqual({ sent: { kind: 'uncertain' }, asked: 1, begun: 1 });
      under.recovers();
      expect(await found(dispatch)).toContain(under.begun().at(-1));
    });

    test('whose answer is lost is uncertain where nothing was begun, too', async () => {
      const dispatch = await under.dispatch();
      under.meets('answer lost, not begun');
      const { sent, asked, begun } = await start(dispatch);
      expect({ sent, asked, begun }).toEqual({ sent: { kind: 'uncertain' }, asked: 1, begun: 0 });
    });

    test('that meets a limit begins nothing, and says at once until when', async () => {
      const dispatch = await under.dispatch();
      under.meets('too many requests');
      const { sent, begun } = await start(dispatch);
      expect({ kind: sent.kind, begun }).toEqual({ kind: 'limited', begun: 0 });
      expect(sent.kind === 'limited' ? sent.until.getTime() : Number.NaN).not.toBeNaN();
    });
  });

  describe('a look', () => {
    test('at a run under way says that it has not ended', async () => {
      const { runId } = await begin();
      expect(await look(runId)).toMatchObject({ run: { conclusion: null }, failingJob: null });
    });

    test('at a run that ended says how, and names what failed', async () => {
      const [good, bad] = [await begin(), await begin()];
      await under.ends(good.runId, 'success');
      await under.ends(bad.runId, 'failure');
      expect(await look(good.runId)).toMatchObject({
        run: { status: 'completed', conclusion: 'success' },
        failingJob: null,
      });
      const failed = await look(bad.runId);
      expect(failed.run).toMatchObject({ status: 'completed', conclusion: 'failure' });
      expect(failed.failingJob).toMatch(/\w/);
    });

    test('at a run that is not there finds none', async () => {
      expect((await look(1)).run).toBeNull();
    });

    test('that is not answered is an error: a run that cannot be asked for is not gone', async () => {
      const { runId, dispatch } = await begin();
      under.meets('down');
      await expect(look(runId)).rejects.toThrow(IntegrationError);
      await expect(found(dispatch)).rejects.toThrow(IntegrationError);
    });
  });

  describe('a cancel', () => {
    test('has a run end as cancelled', async () => {
      const { runId } = await begin();
      await under.deployer.cancel(under.repository, runId);
      await under.settle();
      expect((await look(runId)).run).toMatchObject({ status: 'completed', conclusion: 'cancelled' });
    });

    test('of a run that has ended, or is not there, is no trouble', async () => {
      const { runId } = await begin();
      await under.ends(runId, 'success');
      await expect(under.deployer.cancel(under.repository, runId)).resolves.toBeUndefined();
      await expect(under.deployer.cancel(under.repository, 1)).resolves.toBeUndefined();
      expect((await look(runId)).run).toMatchObject({ conclusion: 'success' });
    });
  });
}
