import type { Button } from '@slack/types';
import { isWaitingHotfix } from '../../domain/hotfix/take-environment.ts';
import type { CardFacts } from '../../domain/release/card.ts';
import { button } from '../blocks/buttons.ts';

/** A hotfix that waits for an environment can take it after all, as long as it has not begun there. */
export function takeButton({ release, environments }: CardFacts): Button | null {
  if (!isWaitingHotfix(release)) return null;
  const { environment: name } = release.hotfix.route;
  const line = environments.find(({ environment }) => environment.name === name);
  if (line === undefined || line.latest?.deployment.startedAt != null) return null;
  return button(`Take ${name}`, 'hotfix:take', release.id, {
    question: {
      title: `Take ${name}?`,
      text: `${release.version} goes there as soon as it can, and what runs there is brought back afterwards.`,
      yes: 'Take it',
    },
  });
}
