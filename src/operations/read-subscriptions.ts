import type { SubscriptionList } from '../domain/answer/subscriptions.ts';
import { isUserGroupId } from '../domain/ids.ts';
import { wishesOf } from '../domain/notice/audience.ts';
import type { Outcome } from '../domain/outcome.ts';
import { yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize, lookUp } from './authorize.ts';

/** Who gets a project's notices: all of it for its members, and for others what concerns themselves. */
export async function readSubscriptions(
  ports: Ports,
  asker: Asker,
  project: Project,
): Promise<Outcome<SubscriptionList>> {
  const { store, slack } = ports;
  const permitted = await authorize(ports, asker, 'read', project);
  // Whoever is no full member gets no notices either.
  if (!permitted.ok && permitted.refusal.code !== 'not-permitted') return permitted;
  const subscriptions = await store.notices.subscriptions(project.id);
  const own = new Set<string | null>([asker.userId, asker.place.channelId]);
  const wishes = await Promise.all(
    wishesOf(project.configuration.notices, subscriptions).map(async (wish) => {
      const isIn = isUserGroupId(wish.to) ? await lookUp(slack.groupMembers(wish.to)) : null;
      const isMember = isIn !== null && !isIn.failed && isIn.value.includes(asker.userId);
      return { ...wish, isTheirs: own.has(wish.to) || isMember };
    }),
  );
  return yes({
    project: project.name,
    projectId: project.id,
    viewer: asker.userId,
    wishes: wishes.filter(({ isTheirs }) => isTheirs || permitted.ok),
    hasDeclined: subscriptions.some(
      ({ recipient, stance }) => recipient === asker.userId && stance === 'declined',
    ),
    isPartial: !permitted.ok,
  });
}
