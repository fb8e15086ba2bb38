import { describe, expect, test } from 'vitest';
import { parseSha } from '../../src/domain/ids.ts';
import type { Pick, PickState } from '../../src/domain/pick/pick.ts';
import type { PickPullFacts } from '../../src/domain/pick/pull-facts.ts';
import { renderCard } from '../../src/views/card.ts';
import { pickIntoView, pickView, renderPickPlan } from '../../src/views/pick/pick-view.ts';
import { pickPullText } from '../../src/views/pick/pull-request-text.ts';
import { samplePick } from './support/pick-views.ts';
import { read } from './support/read.ts';
import { now, sampleCandidate, sampleCard, sampleRelease } from './support/release.ts';

const sha = parseSha('a'.repeat(40));
const facts: PickPullFacts = {
  what: '#12',
  version: '1.5.0',
  aim: 'release',
  isRevert: false,
  base: 'release/1.5',
  head: 'waybill/pick-12-into-1.5.0',
  left: [
    { sha, parent: sha, isMerge: false },
    { sha, parent: sha, isMerge: true },
  ],
  paths: ['src/a.ts', '@everyone`](http://evil.example)\n# b'],
  isPartial: false,
};

test('the pull request of a conflict has the commands, with the side of a merge', () => {
  const { body } = pickPullText(facts);
  expect(body).toContain('git switch waybill/pick-12-into-1.5.0');
  expect(body).toContain(`git cherry-pick -x ${sha}\ngit cherry-pick -x -m 1 ${sha}`);
  expect(body).toContain('cuts the next candidate of 1.5.0 by itself');
});

test('a file’s name can neither mention nor link nor begin a headline in a pull request', () => {
  const { body } = pickPullText(facts);
  expect(body.split('\n')).toContain('- `@everyone ](http://evil.example) # b`');
});

test('a pull request that only a rule asks for has no commands', () => {
  expect(pickPullText({ ...facts, left: [] }).body).not.toContain('git cherry-pick -x');
});

test('a card shows what is on its way, and what was tried again by its last try alone', () => {
  const first = samplePick('Round once', 'failed', 1);
  const again = { ...samplePick('Round once', 'open', 2), sourceKey: first.sourceKey };
  const text = read(renderCard(sampleCard({ picks: [first, again] }), now));
  expect(text).toContain('is in conflict and waits for people');
  expect(text).not.toContain('could not be picked');
});

test('the pull request that brings a fix back says where it was made, and what follows if it is closed', () => {
  const back: PickPullFacts = { ...facts, aim: 'trunk', base: 'main', head: 'waybill/pick-12-into-main' };
  const { title, body } = pickPullText(back);
  expect(title).toBe('Bring #12 from 1.5.0 to main');
  expect(body).toContain('git switch waybill/pick-12-into-main');
  expect(body).toContain('asks every later release for it');
  expect(pickPullText({ ...back, left: [] }).body).not.toContain('git switch');
});

const backMerge = (state: PickState): Pick => ({
  ...samplePick('Round once', state),
  aim: 'trunk',
  branch: 'main',
});

test('a card says of a fix that trunk does not have what became of its pull request, shipped or not', () => {
  const shipped = sampleCard({
    release: sampleRelease({ state: 'shipped' }),
    backMerges: [backMerge('closed')],
  });
  const card = renderCard(shipped, now);
  expect(read(card)).toMatch(
    /Round once.* is not on .*main.*later releases are asked for it: closed without a merge/,
  );
  expect(read(card)).toContain('Reopen #14');
  expect(read(renderCard({ ...shipped, backMerges: [backMerge('open')] }, now))).not.toContain('Reopen #14');
  expect(read(renderCard({ ...shipped, backMerges: [backMerge('done')] }, now))).not.toContain('Round once');
});

test('a card asks no more for a fix that was waived', () => {
  const waived = { ...samplePick('Round once', 'done'), waivedAt: now };
  const card = renderCard(sampleCard({ picks: [waived], backMerges: [backMerge('closed')] }), now);
  expect(read(card)).not.toContain('Reopen');
});

describe('with more open releases than a window can offer', () => {
  const release = sampleCandidate().releaseId;
  const target = (minor: number, state: 'missing' | 'has') => ({
    releaseId: release,
    version: `1.${minor}.0`,
    candidate: `1.${minor}.0-rc.1`,
    candidateId: sampleCandidate().id,
    next: `1.${minor}.0-rc.2`,
    state,
  });
  const minors = Array.from({ length: 150 }, (_, at) => 300 - at);
  const source = { ...samplePick('Round once', 'open').source, prNumber: 12, title: 'x'.repeat(300) };
  const plan = {
    project: 'storefront',
    source,
    targets: minors.map((minor, at) => target(minor, at % 2 === 0 ? ('missing' as const) : ('has' as const))),
  };

  test('the latest are offered, and it is said that there are more, however many have the change', () => {
    const view = pickView(plan, 'x');
    expect(read(view)).toMatch(/65 more older releases cannot be ticked here/);
    expect(read(view)).toContain('1.300.0-rc.1 → 1.300.0-rc.2');
    const later = minors.map((minor) => `1.${minor}.0`);
    expect(read(pickIntoView('storefront', '1.5.0', later, 'x'))).toMatch(/140 more later releases/);
  });

  test('the line to type in a thread is whole', () => {
    const text = read(renderPickPlan(plan, '#12'));
    expect(text).toMatch(/`\/release pick #12 into 1\.300\.0( 1\.\d+\.0){9}`/);
    expect(text).toMatch(/and 65 older releases/);
  });
});
