import type { Trouble as GithubTrouble } from '../../github/http/trouble.ts';
import type { TroubleSpec } from '../../slack/troubles.ts';
import type { Surroundings } from '../surroundings.ts';
import type { TroublePart } from '../wire/parts.ts';

interface Switch {
  readonly name: string;
  readonly words: string;
  readonly detail: string;
  readonly effect:
    | { readonly at: 'slack'; readonly spec: TroubleSpec }
    | { readonly at: 'github'; readonly trouble: GithubTrouble }
    | { readonly at: 'shop'; readonly what: 'breakNext' | 'goDown' }
    /** What the mail server (0: nothing) or the receiver of webhooks answers instead. */
    | { readonly at: 'outside'; readonly who: 'mailSink' | 'receiver'; readonly status: number };
}

const slack = (effect: TroubleSpec['effect'], what?: string): Switch['effect'] => ({
  at: 'slack',
  spec: { effect, ...(what === undefined ? {} : { what }) },
});

/** What can be broken on purpose, in the order of the panel. */
const switches: readonly Switch[] = [
  {
    name: 'shop-breaks',
    words: 'The next deployment breaks the shop',
    detail: 'production answers 500 while that version runs',
    effect: { at: 'shop', what: 'breakNext' },
  },
  {
    name: 'shop-down',
    words: 'The shop and its status page are down',
    detail: 'nobody can tell how a deployment went',
    effect: { at: 'shop', what: 'goDown' },
  },
  {
    name: 'slack-500',
    words: 'Slack answers 500',
    detail: 'to every request of the bot',
    effect: slack({ kind: 'status', status: 500, when: 'before' }),
  },
  {
    name: 'slack-500-after',
    words: 'Slack posts, then answers 500',
    detail: 'the message is there, the bot cannot know',
    effect: slack({ kind: 'status', status: 500, when: 'after' }, 'chat.postMessage'),
  },
  {
    name: 'slack-429',
    words: 'Slack answers 429',
    detail: 'come back in five seconds',
    effect: slack({ kind: 'rate-limit', retryAfter: 5 }),
  },
  {
    name: 'slack-lost',
    words: 'Commands and clicks are lost',
    detail: 'the bot is not told of them',
    effect: slack({ kind: 'lose' }),
  },
  {
    name: 'github-502',
    words: 'GitHub answers 502',
    detail: 'and does nothing',
    effect: { at: 'github', trouble: { kind: 'answer', status: 502 } },
  },
  {
    name: 'github-502-after',
    words: 'GitHub starts the run, then answers 502',
    detail: 'the bot has to find out',
    effect: {
      at: 'github',
      trouble: { kind: 'answer', status: 502, act: true, route: 'POST /repos/**/dispatches' },
    },
  },
  {
    name: 'github-limit',
    words: "GitHub's rate limit is used up",
    detail: 'for fifty minutes',
    effect: { at: 'github', trouble: { kind: 'rate-limited', resetMinutes: 50 } },
  },
  {
    name: 'mail-down',
    words: 'The mail server is away',
    detail: 'it hangs up before a word',
    effect: { at: 'outside', who: 'mailSink', status: 0 },
  },
  {
    name: 'mail-bounces',
    words: 'E-mail addresses bounce',
    detail: 'the mail server answers 550',
    effect: { at: 'outside', who: 'mailSink', status: 550 },
  },
  {
    name: 'receiver-503',
    words: 'The webhook receiver answers 503',
    detail: 'and is asked again',
    effect: { at: 'outside', who: 'receiver', status: 503 },
  },
  {
    name: 'receiver-410',
    words: 'The webhook receiver answers 410 Gone',
    detail: 'it wants nothing more',
    effect: { at: 'outside', who: 'receiver', status: 410 },
  },
];

const well = { mailSink: 250, receiver: 204 } as const;

const isOn = (around: Surroundings, { effect }: Switch): boolean => {
  if (effect.at === 'shop') {
    return effect.what === 'goDown' ? around.shop.isDown() : around.shop.breaksNext();
  }
  if (effect.at === 'outside') {
    return around.outside[effect.who].answers() === effect.status;
  }
  if (effect.at === 'github') {
    const wanted = JSON.stringify(effect.trouble);
    return around.github.control.troubles.list().some((each) => JSON.stringify(each.trouble) === wanted);
  }
  return slackTroubles(around, effect.spec).length > 0;
};

const slackTroubles = (around: Surroundings, spec: TroubleSpec) =>
  around.slack.control
    .troubles()
    .filter((each) => each.what === spec.what && JSON.stringify(each.effect) === JSON.stringify(spec.effect));

export const troubleParts = (around: Surroundings): readonly TroublePart[] =>
  switches.map((each) => ({
    name: each.name,
    words: each.words,
    detail: each.detail,
    isOn: isOn(around, each),
  }));

/** Switches one trouble on or off. */
export const setTrouble = (around: Surroundings, name: string, wanted: boolean): void => {
  const found = switches.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no trouble ${name}.`);
  if (isOn(around, found) === wanted) return;
  const { effect } = found;
  const { control } = around.github;
  if (effect.at === 'shop') around.shop[effect.what](wanted);
  else if (effect.at === 'outside') {
    around.outside[effect.who].answer(wanted ? effect.status : well[effect.who]);
  } else if (effect.at === 'github' && wanted) control.troubles.add(effect.trouble);
  else if (effect.at === 'github') {
    const text = JSON.stringify(effect.trouble);
    for (const { id, trouble } of control.troubles.list()) {
      if (JSON.stringify(trouble) === text) control.troubles.remove(id);
    }
  } else if (wanted) around.slack.control.makeTrouble(effect.spec);
  else for (const { id } of slackTroubles(around, effect.spec)) around.slack.control.clearTrouble(id);
  around.slack.control.world.changed('trouble', { name });
};
