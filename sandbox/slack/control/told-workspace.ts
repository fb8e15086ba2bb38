import type { Fields } from '../json.ts';
import type { Control } from './control.ts';

/** Who is here and what there is, without any message: for a page to begin with. */
export const toldWorkspace = (control: Control, commands: readonly string[]): Fields => {
  const { world } = control;
  return {
    now: world.now().toISOString(),
    team: world.team,
    bot: world.bot,
    commands,
    sockets: control.sockets.count(),
    isUninstalled: world.isUninstalled,
    people: [...world.people.values()],
    groups: [...world.groups.values()].map((each) => ({
      id: each.id,
      handle: each.handle,
      name: each.name,
      isDisabled: each.isDisabled,
      members: [...each.members],
    })),
    channels: [...world.channels.values()].map((each) => ({
      id: each.id,
      name: each.name,
      kind: each.kind,
      isShared: each.isShared,
      isArchived: each.isArchived,
      members: [...each.members],
    })),
    troubles: control.troubles(),
  };
};
