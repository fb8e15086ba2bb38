import { type DispatchStep, dispatchStep } from '../release/dispatch-step.ts';
import type { Build } from './build.ts';

/** What a build needs next. */
export type BuildStep = 'make-tag' | 'finish-without-build' | 'call-off' | DispatchStep;

/** The one step that the present state asks for. */
export function nextStep(build: Build): BuildStep {
  const { release, candidate, dispatch, now } = build;
  if (candidate.tagState === 'refused') return 'rest';
  const isBuilding = candidate.state === 'building';
  const isSent = candidate.tagState === 'made' && dispatch !== null && dispatch.state !== 'wanted';
  if (isBuilding && !isSent && release.state !== 'open') return 'call-off';
  // GitHub may have asked for a pause.
  const isParked = dispatch !== null && dispatch.lookAt !== null && dispatch.lookAt > now;
  if (candidate.tagState === 'wanted') return isBuilding && !isParked ? 'make-tag' : 'rest';
  if (dispatch === null) return isBuilding ? 'finish-without-build' : 'rest';
  if (dispatch.state === 'wanted' && !isBuilding) return 'rest';
  const isOver = dispatch.state === 'failed' || dispatch.state === 'errored';
  // A run that was given up without being seen may turn up yet.
  if (isOver && dispatch.runId === null) return dispatch.lookAt === null || isParked ? 'rest' : 'find';
  return dispatchStep(dispatch, now);
}
