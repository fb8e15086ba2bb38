import { type DispatchStep, dispatchStep } from '../release/dispatch-step.ts';
import type { Build } from './build.ts';

/** What a build needs next. */
export type BuildStep = 'make-tag' | 'finish-without-build' | DispatchStep;

/** The one step that the present state asks for. */
export function nextStep({ candidate, dispatch, now }: Build): BuildStep {
  if (candidate.tagState === 'refused') return 'rest';
  if (candidate.tagState === 'wanted') return candidate.state === 'building' ? 'make-tag' : 'rest';
  if (dispatch === null) return candidate.state === 'building' ? 'finish-without-build' : 'rest';
  return dispatchStep(dispatch, now);
}
