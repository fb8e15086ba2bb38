/** What goes wrong with a request from the bot. */
type IncomingEffect =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly when: 'before' | 'after';
      readonly html?: boolean;
    }
  | { readonly kind: 'rate-limit'; readonly retryAfter: number }
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  | { readonly kind: 'truncate' }
  | { readonly kind: 'error'; readonly error: string; readonly when: 'before' | 'after' }
  | { readonly kind: 'slow'; readonly ms: number };

/** What goes wrong with a request to the bot. */
type OutgoingEffect =
  | { readonly kind: 'lose' }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'clock-skew'; readonly seconds: number }
  | { readonly kind: 'wrong-signature' };

type TroubleEffect = IncomingEffect | OutgoingEffect;

/** Trouble to be made, so many times or until it is cleared. */
export interface TroubleSpec {
  /** The Web API method (`respond` for response URLs), or what the bot is told of; left out: any. */
  readonly what?: string;
  readonly channel?: string;
  /** How often; left out: until cleared. */
  readonly times?: number;
  readonly effect: TroubleEffect;
}

export interface Trouble extends TroubleSpec {
  readonly id: string;
  timesLeft: number | undefined;
}

export interface Troubles {
  readonly list: () => readonly Trouble[];
  readonly make: (spec: TroubleSpec) => Trouble;
  readonly clear: (id?: string) => void;
  /** The trouble that this request meets, counted down. */
  readonly meet: (direction: 'from-bot' | 'to-bot', what: string, channel?: string) => Trouble | undefined;
}

const outgoingKinds: ReadonlySet<string> = new Set(['lose', 'duplicate', 'clock-skew', 'wrong-signature']);

const directionOf = (effect: TroubleEffect): 'from-bot' | 'to-bot' =>
  outgoingKinds.has(effect.kind) ? 'to-bot' : 'from-bot';

/** The troubles that are made at present; the oldest that fits comes first. */
export const createTroubles = (): Troubles => {
  let active: Trouble[] = [];
  let count = 0;
  return {
    list: () => active,
    make: (spec) => {
      count += 1;
      const trouble = { ...spec, id: `trouble-${count}`, timesLeft: spec.times };
      active.push(trouble);
      return trouble;
    },
    clear: (id) => {
      active = id === undefined ? [] : active.filter((each) => each.id !== id);
    },
    meet: (direction, what, channel) => {
      const met = active.find(
        (each) =>
          directionOf(each.effect) === direction &&
          (each.what === undefined || each.what === what) &&
          (each.channel === undefined || each.channel === channel),
      );
      if (met?.timesLeft !== undefined) {
        met.timesLeft -= 1;
        if (met.timesLeft <= 0) active = active.filter((each) => each !== met);
      }
      return met;
    },
  };
};
