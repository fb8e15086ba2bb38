import type { Decision } from '../change.ts';
import type { Sha } from '../ids.ts';
import { type Build, buildEvent, endBuild, setCandidate } from './build.ts';
import { parked } from './parked.ts';

/** What became of making the candidate's tag. */
export type TagResult =
  | { readonly kind: 'stands'; readonly anchor: { readonly seq: number; readonly hash: string } | null }
  | { readonly kind: 'elsewhere'; readonly sha: Sha }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'limited'; readonly until: Date };

/** The tag stands at the candidate's commit, or the candidate cannot be built. */
export function afterTag(build: Build, result: TagResult): Decision {
  const { candidate } = build;
  switch (result.kind) {
    case 'stands':
      return {
        changes: [setCandidate(build, { tagState: 'made' })],
        events: [
          buildEvent(
            build,
            'candidate-tagged',
            result.anchor === null ? {} : { trailSeq: result.anchor.seq, trailHash: result.anchor.hash },
          ),
        ],
        effects: [],
      };
    case 'elsewhere':
      return endBuild(build, 'errored', {
        problem: { code: 'tag-taken', tag: candidate.tag, otherSha: result.sha },
        candidate: { tagState: 'refused' },
      });
    case 'refused':
      return endBuild(build, 'failed', {
        problem: { code: 'tag-refused', tag: candidate.tag, status: result.status },
        candidate: { tagState: 'refused' },
      });
    case 'limited':
      return parked(build, result.until);
    default:
      return result satisfies never;
  }
}
