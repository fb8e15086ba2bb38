import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Submission } from '../../src/commands/command.ts';
import { rollbackCommand } from '../../src/commands/rollback.ts';
import { readWords } from '../../src/commands/words.ts';
import type { UserId } from '../../src/domain/ids.ts';
import { clearBad } from '../../src/operations/clear-bad.ts';
import { requestDeployment } from '../../src/operations/request-deployment.ts';
import { type LaneBench, startLaneBench } from '../support/promotion/lane-bench.ts';
import { ada, captain, openEnvironment } from '../support/promotion/open-environment.ts';
import { partly } from '../support/promotion/partly.ts';
import { type Rollbacks, rollbacksOn } from '../support/promotion/rollbacks.ts';

let bench: LaneBench;
let rollbacks: Rollbacks;

beforeAll(async () => {
  bench = await startLaneBench([openEnvironment('production-eu'), openEnvironment('production-us')]);
  rollbacks = rollbacksOn(bench);
});
afterEach(() => bench.clear());
afterAll(() => bench.stop());

const contextOf = async (userId: UserId) => {
  const asker = await bench.by(userId);
  const request = partly<Parameters<typeof rollbackCommand.answer>[0]['request']>({ place: asker.place });
  return { ports: bench.ports, request, asker, progress: () => undefined };
};
type Reply = Awaited<ReturnType<typeof rollbackCommand.answer>>;
const shown = (reply: Reply) => JSON.stringify(reply.kind === 'message' ? reply.content : null);
const types = async (text: string, userId = ada) =>
  shown(await rollbackCommand.answer(await contextOf(userId), readWords(text)));
const viewOf = (reply: Reply | undefined) => {
  const view = reply?.kind === 'modal' ? reply.view : {};
  return { ...partly<{ private_metadata: string }>(view), text: JSON.stringify(view) };
};
const everywhere = async () => {
  const candidate = await bench.candidate();
  for (const environment of ['production-eu', 'production-us']) await bench.request(candidate, environment);
  await bench.settle();
  for (const { runId } of bench.actions.underWay()) {
    bench.actions.move(runId, { status: 'completed', conclusion: 'success' });
  }
  await bench.forward(61_000);
  return candidate;
};

test('several environments are shown together, and rolled back by one click with a result each', async () => {
  const good = await everywhere();
  const bad = await everywhere();
  const before = await types('production-eu, production-us');
  const value = /"action_id":"rollback:all","value":"([^"]+)"/.exec(before)?.[1] ?? '';
  expect(before).toContain(`*Back to* *${good.name}*`);
  expect((await bench.all()).filter(({ origin }) => origin === 'rollback')).toEqual([]);

  const press = async () => {
    const reply = await rollbackCommand.buttons?.['rollback:all']?.(await contextOf(ada), value);
    return reply === undefined ? '' : shown(reply);
  };
  expect(await press()).toContain('2 environments of 2 are rolled back');
  expect(await press()).toContain('0 environments of 2 are rolled back');
  const made = (await bench.all()).filter(({ origin }) => origin === 'rollback');
  expect(made.map(({ candidateId, rollback }) => [candidateId, rollback?.together])).toEqual([
    [good.id, ['production-eu', 'production-us']],
    [good.id, ['production-eu', 'production-us']],
  ]);
  expect(await rollbacks.fresh(bad)).toMatchObject({
    badReason: 'rolled back from production-eu, production-us',
  });
  expect(await types('production-eu and production-us because it is broken')).toContain('already');

  // A reason that is typed afterwards is that of the whole decision.
  expect(await types('production-eu explain because the basket is empty')).toContain(
    'why *production-eu, production-us* was rolled back',
  );
  expect(await types('production-us explain because of something else')).toContain('reason-given-already');
  for (const name of ['production-eu', 'production-us']) {
    const hold = await bench.ports.store.deployments.holdIn({ projectId: bad.projectId, environment: name });
    expect(hold?.because).toBe('the basket is empty');
  }
});

test('where no window can be opened, the evidence has a button that does exactly that, at once', async () => {
  const [older, bad] = [await everywhere(), await everywhere()];
  const before = await types('production-eu');
  expect(before).toContain(`*Back to* *${older.name}*`);
  const value = /"action_id":"rollback:shown","value":"([^"]+)"/.exec(before)?.[1] ?? '';
  const press = async () => {
    const reply = await rollbackCommand.buttons?.['rollback:shown']?.(await contextOf(ada), value);
    return reply === undefined ? '' : shown(reply);
  };
  expect(await press()).toContain(`is being rolled back from ${bad.name} to *${older.name}*`);
  expect(await press()).toContain('already');
  // Whoever looks now is not told that the rollback itself would be stopped.
  const meanwhile = await types('production-eu');
  expect(meanwhile).toContain('That is under way already');
  expect(meanwhile).not.toContain('is stopped first');
  const made = (await bench.all()).filter(({ origin }) => origin === 'rollback');
  expect(made.map(({ environment, candidateId }) => [environment, candidateId])).toEqual([
    ['production-eu', older.id],
  ]);
});

test('a line that names an unknown environment, or too much, does nothing', async () => {
  expect(await types('production-eu, nowhere because x')).toContain('environment-unknown');
  expect(await types('production-eu to')).toContain('a version after');
  expect(await types('production-eu sideways')).toContain('sideways');
  expect(await types('')).toContain('the environment that is to be rolled back');
  expect(await types('production because x')).toContain('environment-unknown');
});

test('whoever asks for what waits behind a hold is told what it was for, and saying what was mended lifts it', async () => {
  await everywhere();
  const bad = await everywhere();
  await rollbacks.back();
  await bench.settle();
  await rollbacks.end('success');
  const fix = await bench.candidate();
  const waiting = await bench.request(fix, 'production-eu', 'automatic');
  await bench.settle();
  expect((await bench.look(waiting)).state).toBe('requested');
  const [project] = await bench.ports.store.projects();
  const release = await bench.ports.store.release(fix.releaseId);
  if (project === undefined || release === null) throw new Error('no project');
  const wish = { project, release, candidate: fix, environment: 'production-eu' };
  const asks = async (mended?: string) =>
    requestDeployment(bench.ports, await bench.by(captain), {
      ...wish,
      ...(mended === undefined ? {} : { mended }),
    });
  expect(await asks()).toMatchObject({ refusal: { code: 'held', because: 'checkout is broken' } });
  expect(await asks('the basket is back')).toMatchObject({ value: { kind: 'already' } });
  await bench.settle();
  expect((await bench.look(waiting)).state).toBe('running');

  // The candidate stays bad until somebody else than who brought it says otherwise.
  const clears = async (userId: UserId) =>
    clearBad(bench.ports, await bench.by(userId), {
      project,
      candidateId: bad.id,
      because: 'it was the network',
    });
  expect(await clears(captain)).toMatchObject({ refusal: { code: 'requester-alone' } });
  expect(await clears(ada)).toMatchObject({ refusal: { code: 'not-permitted' } });
});

test('the window shows the evidence of what is chosen in it, and its button does that', async () => {
  const [oldest, older, bad] = [await everywhere(), await everywhere(), await everywhere()];
  const place = { ...(await contextOf(ada)).asker.place, modal: 'waybill:window' };
  const inWindow = async (ask: object) => {
    const context = await contextOf(ada);
    const request = partly<typeof context.request>({ place, ask: partly<typeof context.request.ask>(ask) });
    return { ...context, request };
  };
  const [project] = await bench.ports.store.projects();
  const pressed = await rollbackCommand.buttons?.['rollback:ask']?.(
    await inWindow({}),
    `${project?.id} production-eu`,
  );
  const opened = viewOf(pressed);
  expect(opened.text).toContain(`Back to* *${older.name}`);

  const ask = { kind: 'button', context: opened.private_metadata };
  const chosen = viewOf(await rollbackCommand.buttons?.['rollback:target']?.(await inWindow(ask), oldest.id));
  expect(chosen.text).toContain(`Back to* *${oldest.name}`);
  expect(chosen.text).toContain(`"initial_option":{"text":{"type":"plain_text","text":"${oldest.name}`);

  const submission = { context: chosen.private_metadata, values: { target: oldest.id } };
  await rollbackCommand.submissions?.['rollback:submit']?.(
    await inWindow(submission),
    partly<Submission>(submission),
  );
  const made = (await bench.all()).filter(({ origin }) => origin === 'rollback');
  expect(made.map(({ candidateId, rollback }) => [candidateId, rollback?.away.candidateId])).toEqual([
    [oldest.id, bad.id],
  ]);
});
