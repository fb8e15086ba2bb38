import type { Fields } from '../../slack/json.ts';

/** Where an interactive element stands: in a message, or in a modal or App Home. */
export type Spot = { readonly channel: string; readonly ts: string } | { readonly viewId: string };

export type Values = Readonly<Record<string, Readonly<Record<string, Fields>>>>;

/** What the person of a tab does in the workspace. */
export type WorkspaceAct =
  | {
      readonly kind: 'say';
      readonly channel: string;
      readonly text: string;
      readonly threadTs?: string | undefined;
    }
  | {
      readonly kind: 'command';
      readonly channel: string;
      readonly text: string;
      readonly threadTs?: string | undefined;
    }
  | {
      readonly kind: 'press';
      readonly spot: Spot;
      readonly blockId: string;
      readonly actionId: string;
      /** What the element holds now: `selected_option`, `value`… */
      readonly value: Fields;
      /** The words on the half that was meant, in an element that has several. */
      readonly label?: string | undefined;
      /** Everything entered so far in the view. */
      readonly values?: Values | undefined;
    }
  | { readonly kind: 'submit'; readonly viewId: string; readonly values: Values }
  | { readonly kind: 'close'; readonly viewId: string }
  | {
      readonly kind: 'shortcut';
      readonly callbackId: string;
      readonly channel?: string | undefined;
      readonly ts?: string | undefined;
    }
  | {
      readonly kind: 'suggest';
      readonly spot: Spot;
      readonly blockId: string;
      readonly actionId: string;
      readonly query: string;
    }
  | { readonly kind: 'read'; readonly channel: string }
  | { readonly kind: 'dismiss'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'open-home' };

export const runOutcomes = ['succeed', 'fail', 'hang', 'cancel'] as const;
type RunOutcome = (typeof runOutcomes)[number];

/** How the next workflow run goes. */
export const runPlans = ['succeed', 'fail', 'hang', 'answer-late', 'lose-webhook'] as const;
export type RunPlanName = (typeof runPlans)[number];

/** What anybody does to the world around the workspace. */
export type WorldAct =
  | { readonly kind: 'merge'; readonly number: number }
  | { readonly kind: 'land'; readonly title: string }
  | { readonly kind: 'end-run'; readonly id: number; readonly outcome: RunOutcome }
  | { readonly kind: 'plan-run'; readonly plan: RunPlanName }
  | { readonly kind: 'trouble'; readonly name: string; readonly isOn: boolean }
  | { readonly kind: 'bot'; readonly to: 'kill' | 'stop' | 'start' }
  | { readonly kind: 'clock'; readonly byMs: number };

export type Act = WorkspaceAct | WorldAct;

export type ActResult =
  | { readonly ok: true; readonly value?: unknown }
  | { readonly ok: false; readonly words: string };
