import { expect, test } from 'vitest';
import type { Ports } from '../../src/ports.ts';
import { startLaneBench } from '../support/promotion/lane-bench.ts';
import { openEnvironment } from '../support/promotion/open-environment.ts';
import { partly } from '../support/promotion/partly.ts';
import { rollbacksOn } from '../support/promotion/rollbacks.ts';

const never = () => new Promise<never>(() => undefined);

test('a rollback is taken while GitHub keeps every question open', async () => {
  const bench = await startLaneBench([openEnvironment('production')]);
  try {
    const rollbacks = rollbacksOn(bench);
    const good = await rollbacks.deliver();
    await rollbacks.deliver();
    const github = partly<Ports['github']>({ tagTarget: never, workflowAt: never, changes: never });
    const [project] = await bench.ports.store.projects();
    if (project === undefined) throw new Error('there is no project');
    const { revision, configuration } = project;
    const set = { configuration: { ...configuration, contracting: ['db/contract/**'] } };
    const change = { update: 'projects', id: project.id, revision, set } as const;
    await bench.ports.store.commit({ changes: [change], events: [], effects: [] });
    const hanging = { ...bench, ports: { ...bench.ports, github } };
    const outcome = await rollbacksOn(hanging).order({ migrations: 'unseen' });
    expect(outcome).toMatchObject({ value: [{ outcome: { value: { kind: 'new', to: good.name } } }] });
  } finally {
    await bench.stop();
  }
}, 60_000);
