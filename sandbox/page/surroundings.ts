import type { BotProcess } from '../bot/bot-process.ts';
import type { Clock } from '../bot/clock.ts';
import type { StandInGithub } from '../github/start-github.ts';
import type { Outside } from '../outside/start-outside.ts';
import type { Shop } from '../shop/shop.ts';
import type { SlackStandIn } from '../slack/start.ts';
import type { CommandPart, WordsPart } from './wire/parts.ts';

/** All that stands around the page. */
export interface Surroundings {
  readonly slack: SlackStandIn;
  readonly github: StandInGithub;
  readonly shop: Shop;
  readonly outside: Outside;
  readonly bot: Pick<BotProcess, 'state' | 'watch' | 'start' | 'stop' | 'kill'>;
  readonly botUrl: string;
  readonly clock: Clock;
  readonly commands: readonly CommandPart[];
  readonly shortcuts: WordsPart['shortcuts'];
  /** What the repository's `waybill.yaml` names. */
  readonly projects: () => { readonly names: readonly string[]; readonly environments: readonly string[] };
}
