import { describe, expect, test } from 'vitest';
import type { BuildProblem } from '../../src/domain/release/candidate.ts';
import { renderCard } from '../../src/views/card.ts';
import { sampleEdit, sampleNotes } from './support/notes.ts';
import { buttonsOf, read } from './support/read.ts';
import * as sample from './support/release.ts';

const { now } = sample;
const inState = (state: 'ready' | 'failed' | 'errored', stateReason: BuildProblem | null = null) =>
  sample.sampleCard({ candidates: [sample.sampleCandidate({ state, stateReason })] });
const shown = (facts = sample.sampleCard()) => read(renderCard(facts, now));

describe('a card', () => {
  test('says what it is about, who started it, and from where to where', () => {
    expect(shown()).toContain('storefront 1.5.0 · rc.2');
    expect(shown()).toContain('*Captain* @U0CAPTAIN');
    expect(shown()).toContain('*From* 1.4.2 at `fed4321` *to* abc1234 (compare)');
    expect(JSON.stringify(renderCard(sample.sampleCard(), now).blocks)).toContain(
      `https://github.example/acme/shop/compare/${sample.predecessorSha}...abc1234`,
    );
  });

  test('of the first release says so', () => {
    const release = sample.sampleRelease({ predecessorVersion: null, predecessorSha: null });
    expect(shown(sample.sampleCard({ release }))).toContain('the first release of storefront');
  });

  test.each([
    [{ runStatus: 'in_progress' }, 'Building*: `build.yml` has been running since'],
    [{ runStatus: 'queued' }, 'waits for GitHub to start it'],
    [{ state: 'wanted' as const }, 'GitHub is asked to run `build.yml`'],
    [{ state: 'uncertain' as const }, 'Building, uncertain*: GitHub’s answer was lost'],
    [{ runStatus: 'queued', lateSaidAt: now }, 'Likely causes: no free runner'],
  ])('of a candidate that is building says how far that is: %j', (dispatch, words) => {
    expect(shown(sample.sampleCard({ dispatch: sample.sampleDispatch(dispatch) }))).toContain(words);
  });

  test('of a ready candidate names what was made, and waits for nothing', () => {
    const text = shown(inState('ready'));
    expect(text).toContain('The build made `1.5.0-build.456-abc1234`.');
    expect(text).toContain('*Waits for* nothing: 1.5.0-rc.2 is ready');
  });

  test('of a failed candidate names the job, and waits for the captain to repeat it', () => {
    const [problem] = sample.sampleProblems('test (node 24)');
    const text = shown(inState('failed', problem));
    expect(text).toContain('The build failed in the job `test (node 24)`.');
    expect(text).toContain('*Waits for* @U0CAPTAIN, to repeat the build');
  });

  test('never calls errored what failed, nor failed what errored', () => {
    expect(shown(inState('failed'))).not.toMatch(/errored/i);
    expect(shown(inState('errored'))).toContain('Errored (could not be told)');
    expect(shown(inState('errored'))).not.toMatch(/\*Failed/);
  });

  test('offers only what is possible now', () => {
    const offered = (facts: Parameters<typeof renderCard>[0]) => buttonsOf(renderCard(facts, now));
    const building = ['notes:edit', 'pick:ask', 'notes:show', 'link:run', 'abandon:ask'];
    expect(offered(sample.sampleCard())).toEqual(building);
    expect(offered(inState('errored'))).toEqual(['build:repeat', ...building]);
    const release = sample.sampleRelease({ state: 'abandoned', closedBy: sample.captain, closedAt: now });
    expect(offered({ ...inState('failed'), release })).toEqual(['notes:show', 'link:run']);
  });

  test('of an abandoned release says who did it and why, and waits for nothing', () => {
    const release = sample.sampleRelease({
      state: 'abandoned',
      closedBy: sample.captain,
      closedAt: now,
      closedBecause: 'the basket is broken',
    });
    const text = shown(sample.sampleCard({ release }));
    expect(text).toMatch(/\*Abandoned\*.* by @U0CAPTAIN: the basket is broken/);
    expect(text).not.toContain('Waits for');
  });

  test('says that the configuration is broken, and what that stops', () => {
    expect(shown(sample.sampleCard({ fileState: 'broken' }))).toContain(
      '*waybill.yaml is broken.* Nothing new is cut or promoted (`config-invalid`)',
    );
    expect(shown()).not.toContain('waybill.yaml');
  });

  test('shows breaking changes first, some of every kind, and counts the rest', () => {
    const text = shown(sample.sampleCard({ release: sample.sampleRelease({ notes: sampleNotes(1500) }) }));
    expect(text.indexOf('*Breaking changes*')).toBeLessThan(text.indexOf('*Features*'));
    expect(text).toContain('116 breaking changes, 116 features, 116 fixes and 1,152 others');
    const lines = text.split('\n').filter((line) => line.startsWith('•')).length;
    const counted = [...text.matchAll(/_and ([\d,]+) more/g)].map(([, left]) =>
      Number(left?.replace(',', '')),
    );
    const told = lines + counted.reduce((sum, left) => sum + left, 0);
    expect(told).toBe(1500);
  });

  test('shows what a person wrote in place of what was generated, and credits them', () => {
    const release = sample.sampleRelease({ editedNotes: sampleEdit('Summer sale\n- New *basket* <!here>') });
    const text = shown(sample.sampleCard({ release }));
    expect(text).toContain('Edited by @U0EDITOR1');
    expect(text).toContain('Summer sale\n• New ∗basket∗ <!here>');
    expect(text).toContain('Since that was written, 3 changes more:');
  });

  test('has the text of a notification, which says how it stands', () => {
    expect(renderCard(inState('ready'), now).text).toBe('storefront 1.5.0 · rc.2: Ready');
  });
});
