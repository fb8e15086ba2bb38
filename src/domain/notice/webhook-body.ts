import type { DigestFacts } from '../digest/digest.ts';
import type { Expected } from './expected.ts';
import type { Notice, SentKind } from './notice.ts';
import type { AdvanceFacts, FailureFacts, ProofFacts, ReturnFacts } from './notice-facts.ts';
import type { Told } from './significance.ts';

/** When something is expected; times are ISO 8601. */
type ExpectedTime =
  | { readonly kind: 'unknown' | 'once-approved' }
  | { readonly kind: 'said'; readonly at: string }
  | {
      readonly kind: 'window';
      readonly from: string;
      readonly until: string | null;
      readonly isFirm: boolean;
    };

type WebhookFacts = AdvanceFacts | ProofFacts | ReturnFacts | FailureFacts | DigestFacts;

/** What a webhook carries: everything but one person’s part in a release. */
export type WebhookWorthy = Notice & {
  readonly kind: Exclude<SentKind, 'mine'>;
  readonly facts: WebhookFacts;
};

export const isForWebhooks = (notice: Notice): notice is WebhookWorthy => notice.facts.kind !== 'mine';

/**
 * A notice as a webhook carries it, documented in docs/notices.md: which release, where and when, and of words only
 * those that a person wrote for recipients outside (promise 22). Keys are added, never renamed: other programs read it.
 */
export type WebhookBody = {
  readonly type: `notice.${WebhookWorthy['kind']}`;
  /** When this edition was made. */
  readonly timestamp: string;
  readonly data: {
    /** Of this form. */
    readonly version: 1;
    readonly kind: WebhookWorthy['kind'];
    /** The same for every edition of one notice. */
    readonly notice: string;
    /** Counts up; of two, the higher one holds. */
    readonly edition: number;
    readonly project: string;
    /** Null in a digest, which is of all of them. */
    readonly release: string | null;
    readonly candidate: string | null;
    readonly environments: readonly string[];
    /** Null in a digest. */
    readonly state: 'coming' | 'arrived' | 'returned' | 'abandoned' | 'failed' | 'errored' | null;
    /** What was worth telling again; empty in the first. */
    readonly changed: readonly Told[];
    readonly times: {
      /** When the notice was first made. */
      readonly announced: string;
      readonly expected: ExpectedTime | null;
      /** When it came to the state that it has, where that has a time. */
      readonly at: string | null;
    };
    readonly links: { readonly earlyAccess: string | null };
    readonly text: string | null;
    /** In a digest alone. */
    readonly digest?: {
      readonly from: string;
      readonly until: string;
      readonly releases: readonly {
        readonly release: string;
        readonly state: 'coming' | 'arrived' | 'returned';
        /** When it arrived; null for what is coming. */
        readonly at: string | null;
        readonly text: string | null;
      }[];
    };
  };
};

export function webhookBody(
  notice: WebhookWorthy,
  {
    project,
    reviewedText,
    isFirst,
    now,
  }: {
    readonly project: string;
    readonly reviewedText: string | null;
    /** The recipient has had no other edition of it. */
    readonly isFirst: boolean;
    readonly now: Date;
  },
): WebhookBody {
  const { kind, facts, edition, toldWhat } = notice;
  return {
    type: `notice.${kind}`,
    timestamp: now.toISOString(),
    data: {
      version: 1,
      kind,
      notice: notice.id,
      edition,
      project,
      release: facts.version,
      ...about(facts),
      changed: isFirst ? [] : toldWhat,
      times: { announced: notice.createdAt.toISOString(), ...timesOf(facts) },
      links: { earlyAccess: facts.kind === 'asn' ? (facts.early?.url ?? null) : null },
      text: hasText(facts) ? reviewedText : null,
      ...(facts.kind === 'digest' ? { digest: digestBody(facts) } : {}),
    },
  };
}

/** The releases that somebody wrote about for outside, in those words: nothing else of a digest leaves (promise 22). */
const digestBody = ({ from, until, outside }: DigestFacts): NonNullable<WebhookBody['data']['digest']> => ({
  from,
  until,
  releases: outside.map(({ version, state, at, text }) => ({
    release: version,
    state: state === 'shipped' ? 'arrived' : state,
    at,
    text: state === 'returned' ? null : text,
  })),
});

/** What went back or went wrong has no words of a person: they were about what comes. */
const hasText = (facts: WebhookFacts): boolean =>
  facts.kind === 'pod' ||
  (facts.kind === 'asn' && facts.progress.kind !== 'abandoned' && facts.progress.kind !== 'returned');

function about(facts: WebhookFacts): Pick<WebhookBody['data'], 'candidate' | 'environments' | 'state'> {
  switch (facts.kind) {
    case 'asn':
      return { candidate: facts.candidate, environments: facts.destinations, state: stateOf(facts.progress) };
    case 'pod':
      return { candidate: facts.candidate, environments: [facts.environment], state: 'arrived' };
    case 'returned':
      return { candidate: null, environments: [facts.environment], state: 'returned' };
    case 'failure':
      return { candidate: facts.candidate, environments: [facts.environment], state: facts.state };
    case 'digest':
      return { candidate: null, environments: [], state: null };
    default:
      return facts satisfies never;
  }
}

/** How far it has come, as recipients outside are told: a setback is no state of its own, only a later date. */
function stateOf({ kind }: AdvanceFacts['progress']): WebhookBody['data']['state'] {
  return kind === 'under-way' || kind === 'held-up' ? 'coming' : kind;
}

function timesOf(facts: WebhookFacts): Pick<WebhookBody['data']['times'], 'expected' | 'at'> {
  if (facts.kind === 'digest') return { expected: null, at: null };
  if (facts.kind !== 'asn') return { expected: null, at: facts.at };
  const { progress } = facts;
  if (progress.kind === 'arrived') return { expected: null, at: progress.at };
  const isOver = progress.kind === 'abandoned' || progress.kind === 'returned';
  return { expected: isOver ? null : expectedTime(facts.expected), at: null };
}

/** Without who said it: people are nobody's business outside. */
function expectedTime(expected: Expected): ExpectedTime {
  return expected.kind === 'said' ? { kind: 'said', at: expected.at } : expected;
}
