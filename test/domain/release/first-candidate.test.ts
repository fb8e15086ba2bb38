import { expect, test } from 'vitest';
import { cut } from '../../../src/domain/release/cut.ts';
import { candidate, dispatch, project, release, startedAt } from '../../operations/build/rows.ts';

const said = (number: number) =>
  cut({
    project,
    sha: candidate.sha,
    version: release.version,
    number,
    notes: release.notes,
    into: release,
    predecessor: null,
    by: release.captainId,
    now: startedAt,
    ids: { release: release.id, candidate: candidate.id, dispatch: dispatch.id },
    dropped: [],
  }).effects.flatMap((effect) => (effect.effect === 'say' ? [effect.announcement.kind] : []));

test('only what comes after the first candidate is called a further one, in a hotfix too', () => {
  expect(said(1)).toEqual(['release-cut']);
  expect(said(2)).toEqual(['candidate-cut']);
});
