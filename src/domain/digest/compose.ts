import { toldNotes } from '../notice/advance-facts.ts';
import type { Notice, NoticeAnswer } from '../notice/notice.ts';
import type { Freeze, Hold } from '../policy/stop.ts';
import type { Candidate } from '../release/candidate.ts';
import type { EnvironmentLine } from '../release/environment-line.ts';
import type { Release } from '../release/release.ts';
import type {
  DigestFacts,
  OnTheWay,
  OpenConcern,
  RolledBackThen,
  ShippedThen,
  Some,
  Stopped,
  ToldOutside,
  Unnoted,
  Unreviewed,
} from './digest.ts';
import { type FigureGround, figuresOf } from './figures.ts';
import { waitOf } from './wait.ts';

/** An announcement of a release with what came of it. */
export type AnnouncedGround = {
  readonly notice: Pick<Notice, 'createdAt' | 'state'>;
  readonly version: string;
  readonly recipients: number;
  readonly noted: number;
};

/** Everything that a digest is made of; `until` is the moment at which it is due. */
export type DigestGround = {
  readonly from: Date;
  readonly until: Date;
  readonly shipped: readonly { readonly release: Release; readonly at: Date }[];
  readonly open: readonly {
    readonly release: Release;
    readonly candidate: Candidate;
    readonly environments: readonly EnvironmentLine[];
  }[];
  readonly freezes: readonly Freeze[];
  readonly holds: readonly { readonly hold: Hold; readonly candidate: string }[];
  readonly rolledBack: readonly RolledBackThen[];
  readonly unreviewed: readonly Unreviewed[];
  readonly concerns: readonly { readonly concern: NoticeAnswer; readonly version: string }[];
  readonly announced: readonly AnnouncedGround[];
  readonly figures: Omit<FigureGround, 'from' | 'until'>;
  /** What a person wrote for recipients outside, by version. */
  readonly writtenOutside: ReadonlyMap<string, string>;
};

/** A digest is no longer for 1,500 changes than for 15. */
const mostOfEach = 10;
const mostHighlights = 3;

/** What happened in a project, and how it stands; as plain facts, which the views put into words. */
export function composeDigest(ground: DigestGround): DigestFacts {
  const { from, until } = ground;
  return {
    kind: 'digest',
    version: null,
    from: from.toISOString(),
    until: until.toISOString(),
    shipped: some(ground.shipped.map(shippedThen)),
    onTheWay: some(ground.open.map(onTheWay)),
    stopped: some([...ground.freezes.map(frozen), ...ground.holds.map(held)]),
    rolledBack: some(ground.rolledBack),
    unreviewed: some(ground.unreviewed),
    concerns: some(ground.concerns.map(openConcern)),
    unnoted: some(ground.announced.flatMap(unnoted)),
    figures: figuresOf({ ...ground.figures, from, until }),
    outside: toldOutside(ground),
  };
}

const some = <T>(all: readonly T[]): Some<T> => ({ first: all.slice(0, mostOfEach), count: all.length });

function shippedThen({ release, at }: DigestGround['shipped'][number]): ShippedThen {
  const { changes, others } = toldNotes(release);
  return {
    version: release.version,
    at: at.toISOString(),
    changes: changes.map((each) => ({ ...each, first: each.first.slice(0, mostHighlights) })),
    others,
    isReturned: release.state === 'returned',
  };
}

function onTheWay({ release, candidate, environments }: DigestGround['open'][number]): OnTheWay {
  return {
    version: release.version,
    candidate: candidate.name,
    captain: release.captainId,
    cutAt: release.cutAt.toISOString(),
    changes: release.notes.entries.length,
    wait: waitOf(candidate, environments),
  };
}

const frozen = ({ environment, because, setBy, setAt, untilAt }: Freeze): Stopped => ({
  kind: 'freeze',
  environment,
  because,
  by: setBy,
  since: setAt.toISOString(),
  until: untilAt?.toISOString() ?? null,
});

const held = ({ hold, candidate }: DigestGround['holds'][number]): Stopped => ({
  kind: 'hold',
  environment: hold.environment,
  candidate,
  because: hold.because,
  since: hold.setAt.toISOString(),
});

const openConcern = ({ concern, version }: DigestGround['concerns'][number]): OpenConcern => ({
  version,
  by: concern.userId,
  text: concern.text.slice(0, 300),
  at: concern.at.toISOString(),
});

/** An announcement that one of its recipients has noted was read. */
const unnoted = ({ notice, version, recipients, noted }: AnnouncedGround): readonly Unnoted[] =>
  notice.state === 'open' && noted === 0 && recipients > 0
    ? [{ version, at: notice.createdAt.toISOString(), of: recipients }]
    : [];

/** Only releases for which somebody wrote something for outside, in those words (promise 22). */
function toldOutside({ shipped, open, writtenOutside }: DigestGround): readonly ToldOutside[] {
  const told = (release: Release, at: Date | null): readonly ToldOutside[] => {
    const text = writtenOutside.get(release.version);
    if (text === undefined) return [];
    const state = release.state === 'open' ? 'coming' : release.state === 'returned' ? 'returned' : 'shipped';
    return [{ version: release.version, state, at: at?.toISOString() ?? null, text: text.slice(0, 3000) }];
  };
  return [
    ...shipped.flatMap(({ release, at }) => told(release, at)),
    ...open.flatMap(({ release }) => told(release, null)),
  ].slice(0, mostOfEach);
}
