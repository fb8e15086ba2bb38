import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Pick } from '../domain/pick/pick.ts';
import { sourceName } from '../domain/pick/pick.ts';
import { pickEvent } from '../domain/pick/picking.ts';
import { readSourceText } from '../domain/pick/read-source-text.ts';
import type { Rung } from '../domain/policy/ladder.ts';
import { lastTier } from '../domain/project/environment.ts';
import { refreshCard } from '../domain/release/refresh-card.ts';
import type { Project } from '../domain/repository/repository.ts';
import { bySlackUser } from '../domain/trail/event.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { judgeDeployment } from './judge-deployment.ts';
import { fromKept } from './kept-outcome.ts';

export type Waived = { readonly what: string; readonly versions: readonly string[] };

/** A person says, with a reason, that later releases need not have a fix that went into an earlier one. */
export async function waiveFix(
  ports: Ports,
  asker: Asker,
  asked: { readonly project: Project; readonly text: string; readonly because: string },
): Promise<Outcome<Waived>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const { project, text } = asked;
  const permitted = await authorize(ports, asker, 'waive a fix', project);
  if (!permitted.ok) return permitted;
  const because = asked.because.trim();
  if (because === '') {
    return no({ code: 'reason-missing', act: 'waive a fix', form: `/release waive ${text} because …` });
  }
  const all = await ports.store.picks.picksOfProject(project.id);
  const required = all.filter(
    ({ state, waivedAt }) => (state === 'picked' || state === 'done') && waivedAt === null,
  );
  const meant = required.filter((pick) => isMeant(pick, text));
  const [first] = meant;
  if (first === undefined) {
    return no({
      code: 'fix-not-required',
      text,
      known: [...new Set(required.map(({ source }) => sourceName(source)))],
    });
  }
  const waiting = await waitsForIt(ports, asker, project, sourceName(first.source));
  if (waiting !== null) return no({ code: 'requester-alone', act: 'waive a fix', environment: waiting });
  const releases = await ports.store.releases(project.id);
  const versionOf = (pick: Pick) => releases.find(({ id }) => id === pick.releaseId);
  const now = ports.clock.now();
  const versions = meant.flatMap((pick) => versionOf(pick)?.version ?? []);
  return commitFor(ports, asker, yes({ what: sourceName(first.source), versions }), {
    changes: meant.map((pick) => ({
      update: 'picks' as const,
      id: pick.id,
      revision: pick.revision,
      set: { waivedBy: asker.userId, waivedAt: now, waivedBecause: because },
    })),
    events: meant.flatMap((pick) => {
      const release = versionOf(pick);
      const actor = bySlackUser(asker.userId);
      return release === undefined
        ? []
        : [pickEvent({ project, release, pick, now }, 'fix-waived', { because }, actor)];
    }),
    effects: [
      // Deployments may have waited for nothing else.
      ...project.configuration.environments.map(
        ({ name }) => ({ effect: 'advance-lane', projectId: project.id, environment: name }) as const,
      ),
      // A release's card asks for it where it has not found its way back to trunk.
      ...[...new Set(meant.map(({ releaseId }) => releaseId))].map((id) =>
        refreshCard({ release: { id }, project }),
      ),
      {
        effect: 'say',
        key: `fix-waived:${first.id}`,
        channelId: project.channelId,
        thread: null,
        reach: 'broadcast',
        announcement: {
          kind: 'fix-waived',
          what: sourceName(first.source),
          title: first.source.title,
          url: first.source.url,
          versions,
          by: asker.userId,
          because,
        },
      },
    ],
  });
}

/**
 * An environment of the last tier that this person asked for and that waits for the fix; null for none. Its
 * gates are asked afresh: nobody may have looked since it was asked for.
 */
async function waitsForIt(
  ports: Ports,
  { userId }: Asker,
  { id, configuration: { environments } }: Project,
  what: string,
): Promise<string | null> {
  for (const { name, tier } of environments) {
    if (tier !== lastTier(environments)) continue;
    const waiting = await ports.store.deployments.waitingIn({ projectId: id, environment: name });
    for (const deployment of waiting.filter(({ requesters }) => requesters.includes(userId))) {
      const judgement = await judgeDeployment(ports, deployment);
      if (judgement?.ladder.some((rung) => mayWaitFor(rung, what))) return name;
    }
  }
  return null;
}

/** Where GitHub could not tell whether the fix is there, it counts as what is waited for. */
function mayWaitFor({ answer: { state, facts } }: Rung, what: string): boolean {
  if (facts?.code === 'fixes-unread') return state !== 'holds';
  return facts?.code === 'fixes-missing' && facts.fixes.some((fix) => fix.what === what);
}

function isMeant({ source }: Pick, text: string): boolean {
  if (source.reverts !== undefined) return sourceName(source) === text.toLowerCase();
  const meant = readSourceText(text);
  if (meant === null) return false;
  if (meant.kind === 'pull-request') return source.prNumber === meant.number;
  return source.commits.some(({ sha }) => sha.startsWith(meant.text));
}
