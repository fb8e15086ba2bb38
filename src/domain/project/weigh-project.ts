import type { BuildConfiguration, ProjectConfiguration } from './configuration.ts';
import { isSame, isSameSet, type Weighed, weigh } from './loosening.ts';
import { weighAnnounce } from './weigh-announce.ts';
import { weighCall } from './weigh-call.ts';
import { weighContracting } from './weigh-contracting.ts';
import { weighEnvironments } from './weigh-environments.ts';
import { weighNotices } from './weigh-notices.ts';

/** Weighs one project's changed configuration against the one in force. */
export function weighProject(
  from: ProjectConfiguration,
  to: ProjectConfiguration,
): Weighed<ProjectConfiguration> {
  const at = `projects.${from.name}`;
  const trunk = weigh({
    path: `${at}.trunk`,
    from: from.trunk,
    to: to.trunk,
    why: 'trunk-changed',
    isLooser: from.trunk !== to.trunk,
  });
  const channel = weigh({
    path: `${at}.channel`,
    from: from.channel,
    to: to.channel,
    why: 'channel-changed',
    isLooser: from.channel !== to.channel,
  });
  const captains = weigh({
    path: `${at}.captains`,
    from: from.captains,
    to: to.captains,
    why: 'people-changed',
    isLooser: !isSameSet(from.captains, to.captains),
  });
  const fixes = weigh({
    path: `${at}.fixes`,
    from: from.fixes,
    to: to.fixes,
    why: 'fixes-optional',
    isLooser: from.fixes !== 'warn' && to.fixes === 'warn',
  });
  const contracting = weighContracting(`${at}.contracting`, from.contracting, to.contracting);
  const build = weighBuild(`${at}.build`, from.build, to.build);
  const environments = weighEnvironments(`${at}.environments`, from.environments, to.environments);
  const notices = weighNotices(`${at}.notices`, from.notices, to.notices);
  const announce = weighAnnounce(`${at}.announce`, from.announce, to.announce);
  return {
    effective: {
      ...to,
      trunk: trunk.effective,
      channel: channel.effective,
      captains: captains.effective,
      fixes: fixes.effective,
      contracting: contracting.effective,
      build: build.effective,
      environments: environments.effective,
      notices: notices.effective,
      announce: announce.effective,
    },
    loosened: [trunk, channel, captains, fixes, contracting, build, environments, notices, announce].flatMap(
      ({ loosened }) => loosened,
    ),
  };
}

function weighBuild(
  path: string,
  from: BuildConfiguration | null,
  to: BuildConfiguration | null,
): Weighed<BuildConfiguration | null> {
  if (from === null || to === null) {
    return weigh({
      path,
      from,
      to,
      why: 'workflow-changed',
      isLooser: from !== to,
      show: (build) => build?.workflow ?? 'none',
    });
  }
  const call = weighCall(path, from, to);
  // To declare a source binds approvals to more than the commit; to change or drop it unbinds them.
  const artifact = weigh({
    path: `${path}.artifact`,
    from: from.artifact,
    to: to.artifact,
    why: 'artifact-unbound',
    isLooser: from.artifact !== null && !isSame(from.artifact, to.artifact),
    show: (source) => source?.name ?? null,
  });
  return {
    effective: { ...call.effective, artifact: artifact.effective },
    loosened: [...call.loosened, ...artifact.loosened],
  };
}
