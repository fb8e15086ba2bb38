import { projectsIn } from './projects-in.ts';
import type { Control } from './slack/control/control.ts';
import { type Fields, fieldsListOf, fieldsOf, listOf, stringOf } from './slack/json.ts';
import { people } from './slack/workspace/seed.ts';

const staff = [people.dana, people.priya, people.marco, people.sam];

const strings = (value: unknown): readonly string[] =>
  listOf(value).filter((each) => typeof each === 'string');

const environmentsOf = (project: Fields): readonly Fields[] =>
  fieldsListOf(Object.values(fieldsOf(project['environments'])));

/** The handles and ids that approve, captain, roll back or override in a project. */
const namedIn = (
  project: Fields,
): { readonly captains: readonly string[]; readonly others: readonly string[] } => ({
  captains: strings(project['captains']),
  others: environmentsOf(project).flatMap((each) =>
    [
      fieldsOf(each['approvals'])['from'],
      fieldsOf(each['rollback'])['by'],
      fieldsOf(each['override'])['by'],
    ].flatMap(strings),
  ),
});

/** Makes the channels and groups that a repository's own configuration names, so that it works here as it is. */
export const fitWorkspace = (control: Control, waybillYaml: string): void => {
  const { world } = control;
  const projects = projectsIn(waybillYaml);
  const addGroup = (handle: string, members: readonly string[]): void => {
    const name = handle.replace(/^@/, '');
    if (!handle.startsWith('@') || [...world.groups.values()].some((each) => each.handle === name)) return;
    control.addGroup({ id: world.nextId('S'), handle: name, name, members });
  };
  for (const [name, value] of Object.entries(projects)) {
    const project = fieldsOf(value);
    const notices = fieldsListOf(project['notices']).map((each) => stringOf(each['to']) ?? '');
    for (const id of [stringOf(project['channel']) ?? '', ...notices]) {
      if (!/^C[A-Z0-9]+$/.test(id) || world.channels.has(id)) continue;
      const label = id === project['channel'] ? `releases-${name}` : `notices-${id.toLowerCase().slice(1)}`;
      control.addChannel({ id, name: label, members: [...staff, people.toni, world.bot.botUserId] });
    }
    const { captains, others } = namedIn(project);
    for (const handle of captains) addGroup(handle, [people.dana]);
    for (const handle of others) addGroup(handle, [people.priya, people.marco]);
  }
};
