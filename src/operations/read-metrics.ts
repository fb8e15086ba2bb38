import { type DeliveryFigures, figuresOf } from '../domain/digest/figures.ts';
import { destinationsOf } from '../domain/notice/advance-facts.ts';
import { type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';

/** The numbers of delivery over so many days up to now. */
type MetricsOver = { readonly days: number; readonly figures: DeliveryFigures };

export type Metrics = {
  readonly project: string;
  readonly environments: readonly string[];
  readonly over: readonly MetricsOver[];
};

const day = 86_400_000;

/** How a project delivers to its users, over a month and over a quarter. */
export async function readMetrics(ports: Ports, asker: Asker, project: Project): Promise<Outcome<Metrics>> {
  const permitted = await authorize(ports, asker, 'read', project);
  if (!permitted.ok) return permitted;
  const environments = destinationsOf(project).map(({ name }) => name);
  const until = ports.clock.now();
  const { digests } = ports.store;
  const over = await Promise.all(
    [30, 90].map(async (days): Promise<MetricsOver> => {
      const then = { from: new Date(until.getTime() - days * day), until };
      const [shipped, deployments] = await Promise.all([
        digests.shippedTimes(project.id, then),
        digests.begun(project.id, { ...then, environments }),
      ]);
      return { days, figures: figuresOf({ ...then, deployments, shipped }) };
    }),
  );
  return yes({ project: project.name, environments, over });
}
