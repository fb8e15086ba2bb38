import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { EnvironmentConfiguration } from '../domain/project/environment.ts';
import type { Project } from '../domain/repository/repository.ts';

/** The environment of a name, or of the beginning of one where only one begins so. */
export function findEnvironment({ configuration }: Project, text: string): Outcome<EnvironmentConfiguration> {
  const { environments } = configuration;
  const wanted = text.toLowerCase();
  const named = environments.find(({ name }) => name.toLowerCase() === wanted);
  const beginning = environments.filter(({ name }) => name.toLowerCase().startsWith(wanted));
  const [only] = beginning;
  if (named !== undefined) return yes(named);
  if (beginning.length === 1 && only !== undefined) return yes(only);
  return no({ code: 'environment-unknown', text, known: environments.map(({ name }) => name) });
}
