import type { Decision } from '../change.ts';
import { type Build, endBuild } from './build.ts';

/**
 * The release was closed before its build was sent: no tag is made of it any more, and nothing is built.
 * The closing itself was said, so that this only shows on the card and on the record.
 */
export function calledOff(build: Build): Decision {
  const decision = endBuild(build, 'failed', {
    problem: { code: 'release-closed', state: build.release.state },
    lookAt: null,
  });
  return { ...decision, effects: decision.effects.filter(({ effect }) => effect !== 'say') };
}
