import { expect, test } from 'vitest';
import { matchRun } from '../../../src/domain/build/match-run.ts';
import type { Run } from '../../../src/domain/repository/run.ts';
import { dispatch, otherSha, sha, startedAt } from '../../operations/build/rows.ts';

const run = (changed: Partial<Run> = {}): Run => ({
  runId: 1,
  url: 'https://github.test/runs/1',
  attempt: 1,
  number: 1,
  title: 'Build',
  event: 'workflow_dispatch',
  ref: dispatch.ref,
  sha,
  actor: 'waybill-bot',
  status: 'queued',
  conclusion: null,
  createdAt: startedAt,
  ...changed,
});
const sent = { ...dispatch, sentAt: startedAt };
const minutesAgo = (minutes: number) => new Date(startedAt.getTime() - minutes * 60_000);

test.each<[string, readonly Run[], unknown]>([
  ['no run at all', [], { kind: 'none' }],
  ['the one that fits', [run()], { kind: 'found', run: run() }],
  ['one of a tag of another candidate', [run({ ref: 'v1.4.0-rc.1' })], { kind: 'none' }],
  ['one that a push started', [run({ event: 'push' })], { kind: 'none' }],
  ['one that somebody else started', [run({ actor: 'ada' })], { kind: 'none' }],
  [
    'one whose starter GitHub does not tell',
    [run({ actor: null })],
    { kind: 'found', run: run({ actor: null }) },
  ],
  ['one from before it was sent', [run({ createdAt: minutesAgo(2) })], { kind: 'none' }],
  [
    'one that GitHub’s slow clock puts a little before',
    [run({ createdAt: minutesAgo(0.5) })],
    { kind: 'found', run: run({ createdAt: minutesAgo(0.5) }) },
  ],
  ['one that carries another dispatch’s id', [run({ title: 'Build wb-bbbbbbbbbbbb' })], { kind: 'none' }],
  ['two that fit', [run(), run({ runId: 2 })], { kind: 'unclear', runs: 2 }],
  [
    'one that fits and one of another commit',
    [run({ runId: 2, sha: otherSha }), run()],
    { kind: 'found', run: run() },
  ],
  [
    'only one of another commit: ours, at the wrong thing',
    [run({ sha: otherSha })],
    { kind: 'found', run: run({ sha: otherSha }) },
  ],
  [
    'one that carries our id, whatever else fits',
    [run({ runId: 2 }), run({ runId: 3, title: `Build ${dispatch.id}`, actor: 'ada' })],
    { kind: 'found', run: run({ runId: 3, title: `Build ${dispatch.id}`, actor: 'ada' }) },
  ],
  [
    'two that carry our id: the first is ours, the other was made after it by hand',
    [run({ runId: 9, title: dispatch.id }), run({ runId: 4, title: dispatch.id })],
    { kind: 'found', run: run({ runId: 4, title: dispatch.id }) },
  ],
])('of %s, a lost dispatch is told what it is', (_, runs, match) => {
  expect(matchRun(sent, runs, 'waybill-bot')).toEqual(match);
});

test('without a name of our own, who started it does not count', () => {
  expect(matchRun(sent, [run({ actor: 'ada' })], null).kind).toBe('found');
});
