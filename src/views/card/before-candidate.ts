import { isHotfix } from '../../domain/hotfix/hotfix.ts';
import type { CardFacts } from '../../domain/release/card.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { header, lines, section } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { bold, code, mrkdwn } from '../text/mrkdwn.ts';
import { banners } from './banners.ts';
import { origin } from './origin.ts';
import { pickLines, reopenButtons } from './picks.ts';
import { takeButton } from './take.ts';

/** The card of a hotfix whose fix is still being picked: it has no candidate to show. */
export function beforeCandidate(facts: CardFacts): Message {
  const { project, release } = facts;
  const title = `${project.name} ${release.version} · ${isHotfix(release) ? 'hotfix' : 'without'}`;
  const picks = pickLines(facts);
  const isOpen = release.state === 'open';
  const environment = release.hotfix?.environment ?? '';
  return message(mrkdwn`${title}: ${isOpen ? 'it is being made' : release.state}`, [
    header(title),
    ...banners(facts).map(section),
    isOpen
      ? lines(
          isHotfix(release)
            ? mrkdwn`🚑 ${bold(`Starts from ${release.hotfix?.from ?? ''}`)}, which runs in ${code(environment, 80)}. Its first candidate comes once its fix is picked.`
            : mrkdwn`${bold(`Starts from ${release.hotfix?.from ?? ''}`)}, which was returned from ${code(environment, 80)}. Its first candidate comes once the change is taken back.`,
        )
      : null,
    ...(picks === null ? [] : [section(picks)]),
    buttons(
      takeButton(facts),
      ...reopenButtons(facts),
      isOpen ? button('Pick a change…', 'pick:ask', release.id) : null,
      isOpen ? button('Abandon…', 'abandon:ask', release.id, { style: 'danger' }) : null,
    ),
    lines(origin(facts)),
  ]);
}
