import type { DeploymentReason } from '../deployment/deployment.ts';
import type { DigestFacts } from '../digest/digest.ts';
import type { UserId } from '../ids.ts';
import type { ChangeKind, NoteEntry } from '../notes/release-notes.ts';
import type { Expected } from './expected.ts';

/** How many changes of a kind there are, and the first of them. */
export type ToldChanges = {
  readonly kind: ChangeKind;
  readonly count: number;
  readonly first: readonly Pick<NoteEntry, 'title' | 'scope' | 'breaking'>[];
};

/** Where what is coming can be tried before it arrives. Times are ISO 8601. */
export type EarlyAccess = {
  readonly environment: string;
  readonly url: string | null;
  readonly since: string;
};

/** How far what was announced has come. */
export type Progress =
  | { readonly kind: 'coming' }
  | { readonly kind: 'under-way'; readonly environment: string }
  | { readonly kind: 'held-up'; readonly environment: string; readonly state: 'failed' | 'errored' }
  | { readonly kind: 'arrived'; readonly at: string }
  | { readonly kind: 'returned' }
  | { readonly kind: 'abandoned'; readonly by: UserId | null; readonly because: string | null };

/** What is coming, as it was last told. */
export type AdvanceFacts = {
  readonly kind: 'asn';
  readonly version: string;
  readonly candidate: string;
  readonly captain: UserId | null;
  /** By kind, highlights first; only what people who use the software would want to hear of. */
  readonly changes: readonly ToldChanges[];
  /** Changes besides these, under the hood. */
  readonly others: number;
  /** What a person wrote in place of the generated notes, line by line; empty where nobody did. */
  readonly written: readonly string[];
  /** Null where it is not known. */
  readonly migrations: readonly string[] | null;
  readonly destinations: readonly string[];
  readonly expected: Expected;
  readonly early: EarlyAccess | null;
  readonly progress: Progress;
};

/** That it arrived, and how that is known. */
export type ProofFacts = {
  readonly kind: 'pod';
  readonly version: string;
  readonly candidate: string;
  readonly environment: string;
  readonly at: string;
  /** How long it was watched after it was deployed. */
  readonly healthyForMs: number;
  readonly smokeChecks: number;
  readonly checks: readonly string[];
  readonly run: string | null;
  readonly digest: string | null;
  readonly artifactVersion: string;
  readonly approvers: readonly UserId[];
  readonly changes: number;
};

/** That it went back, and what to expect now. */
export type ReturnFacts = {
  readonly kind: 'returned';
  readonly version: string;
  readonly environment: string;
  readonly at: string;
  /** What runs there now; null where that is not known. */
  readonly back: string | null;
  readonly captain: UserId | null;
};

/** That a deployment went wrong. */
export type FailureFacts = {
  readonly kind: 'failure';
  readonly version: string;
  readonly candidate: string;
  readonly environment: string;
  readonly state: 'failed' | 'errored';
  readonly reason: DeploymentReason | null;
  readonly at: string;
  readonly captain: UserId | null;
};

/** One’s own changes that reached those who use them, by the person who made them. */
export type MineFacts = {
  readonly kind: 'mine';
  readonly version: string;
  readonly environments: readonly string[];
  readonly at: string;
  readonly changes: Readonly<
    Record<
      string,
      {
        readonly count: number;
        readonly first: readonly Pick<NoteEntry, 'title' | 'prNumber' | 'prUrl'>[];
      }
    >
  >;
  /** When the release was taken back; null while it was not. */
  readonly returnedAt: string | null;
};

export type NoticeFacts = AdvanceFacts | ProofFacts | ReturnFacts | FailureFacts | DigestFacts | MineFacts;

/** The environment that a notice is about; null where it is about more than one. */
export const environmentIn = (facts: NoticeFacts): string | null =>
  'environment' in facts ? facts.environment : null;
