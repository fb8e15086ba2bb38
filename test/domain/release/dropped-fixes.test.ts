import { expect, test } from 'vitest';
import { cut } from '../../../src/domain/release/cut.ts';
import { candidate, dispatch, project, release, startedAt } from '../../operations/build/rows.ts';

const asked = {
  project,
  sha: candidate.sha,
  version: '1.6.0',
  number: 1,
  notes: release.notes,
  into: null,
  predecessor: null,
  by: release.captainId,
  now: startedAt,
  ids: { release: release.id, candidate: candidate.id, dispatch: dispatch.id },
};
const said = (dropped: Parameters<typeof cut>[0]['dropped']) =>
  cut({ ...asked, dropped }).effects.flatMap((effect) =>
    effect.effect === 'say' ? [[effect.announcement.kind, effect.reach]] : [],
  );

test('a cut that drops a fix although it may warns the whole channel', () => {
  expect(said([{ what: '#123', title: 'Round once', versions: ['1.5.0'] }])).toContainEqual([
    'fixes-dropped',
    'broadcast',
  ]);
  expect(said([])).toEqual([['release-cut', 'thread']]);
});
