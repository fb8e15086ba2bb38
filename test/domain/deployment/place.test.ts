import { expect, test } from 'vitest';
import { placesIn } from '../../../src/domain/deployment/place.ts';
import { parseDeploymentId } from '../../../src/domain/ids.ts';
import { sampleDeployment, sampleShown } from '../../views/support/deployment.ts';

const now = new Date('2026-11-22T12:00:00Z');
const minute = 60_000;
const at = (minutes: number) => new Date(now.getTime() + minutes * minute);

const deployment = (number: number, changed: Parameters<typeof sampleDeployment>[1] = {}) =>
  sampleDeployment(sampleShown('a change', 0, { candidate: `1.5.0-rc.${number}` }), {
    id: parseDeploymentId(`${number}1111111-0000-7000-8000-000000000000`),
    state: 'queued',
    queuedAt: at(number - 10),
    ...changed,
  });
const occupant = deployment(1, { state: 'running', startedAt: at(-4), holdsLane: true });
const [second, third, hotfix] = [deployment(2), deployment(3), deployment(4, { rank: -1 })];

test('each in a queue has its place behind what runs, and starts when those before it have taken their usual time', () => {
  const places = placesIn({ occupant, queued: [third, second, hotfix], usualMs: 10 * minute, now });
  expect([...places]).toEqual([
    [hotfix.id, { position: 1, behind: '1.5.0-rc.1', startsAt: at(6) }],
    [second.id, { position: 2, behind: '1.5.0-rc.1', startsAt: at(16) }],
    [third.id, { position: 3, behind: '1.5.0-rc.1', startsAt: at(26) }],
  ]);
});

test('where the lane is free the first is behind nothing, and the others behind the first', () => {
  const places = placesIn({ occupant: null, queued: [second, third], usualMs: null, now });
  expect([...places.values()]).toEqual([
    { position: 1, behind: null, startsAt: null },
    { position: 2, behind: '1.5.0-rc.2', startsAt: null },
  ]);
});
