import { parseSha, type Sha } from '../../../src/domain/ids.ts';
import { IntegrationError } from '../../../src/domain/integration/integration-error.ts';
import type { Run, RunReference } from '../../../src/domain/repository/run.ts';
import type { Sent } from '../../../src/ports/github.ts';

/** How the next write goes. *Died*: the process is killed while it waits for the answer. */
export type WriteMood =
  | 'answers'
  | 'answers-without-id'
  | 'lost-and-acts'
  | 'lost-and-does-not-act'
  | 'refuses'
  | 'limits'
  | 'is-not-reached'
  | 'died-and-acts'
  | 'died-and-does-not-act';
export type ReadMood = 'answers' | 'is-down' | 'limits';

/** The process is gone: nothing after this happens. */
export class Killed extends Error {}

const limitMs = 50 * 60_000;

type Inputs = Readonly<Record<string, string>>;
type Question =
  | 'tagTarget'
  | 'branchTip'
  | 'run'
  | 'runsSince'
  | 'failingJob'
  | 'cancelRun'
  | 'createTag'
  | 'dispatchWorkflow';
type Around = { readonly before?: () => Promise<void> | void; readonly after?: () => Promise<void> | void };

/** GitHub as far as one build sees it: a tag, a workflow and its runs. */
export class SmallGithub {
  readonly now: () => Date;
  tag: Sha | null = null;
  /** A branch of the tag's name. */
  branch: Sha | null = null;
  runs: readonly Run[] = [];
  /** The dispatch ids that arrived, in order. */
  readonly dispatched: string[] = [];
  readonly cancelled: number[] = [];
  reads: ReadMood = 'answers';
  /** Consumed from the front; `answers` once it is empty. */
  readonly writes: WriteMood[] = [];
  /** Runs carry the dispatch's id in their name. */
  namesRuns = true;
  /** What runs work on, where it is not what the tag says. */
  runsWorkOn: Sha | null = null;
  requests = 0;
  readonly #around = new Map<Question, Around>();
  #nextRun = 100;

  constructor(now: () => Date) {
    this.now = now;
  }

  readonly port = {
    tagTarget: () => this.#asked('tagTarget', () => this.#read(() => this.tag)),
    branchTip: () => this.#asked('branchTip', () => this.#read(() => this.branch)),
    run: (_: string, runId: number) =>
      this.#asked('run', () => this.#read(() => this.runs.find((run) => run.runId === runId) ?? null)),
    runsSince: (_: string, __: string, since: Date) => {
      const from = since.getTime() - 120_000;
      return this.#asked('runsSince', () =>
        this.#read(() => this.runs.filter(({ createdAt }) => createdAt.getTime() >= from)),
      );
    },
    failingJob: () => this.#asked('failingJob', () => this.#read(() => 'package')),
    ownLogin: async () => 'waybill-bot',
    cancelRun: (_: string, runId: number) =>
      this.#asked('cancelRun', () => this.#read(() => void this.cancelled.push(runId))),
    createTag: (_: string, { sha }: { readonly sha: Sha }) =>
      this.#asked('createTag', () =>
        this.#write(() => {
          if (this.tag !== null) return { kind: 'exists' } as const;
          this.tag = sha;
          return { kind: 'made' } as const;
        }),
      ),
    dispatchWorkflow: (_: string, asked: { readonly ref: string; readonly inputs: Inputs }) =>
      this.#asked('dispatchWorkflow', (): Sent<RunReference | null> => {
        const hasNoId = this.writes[0] === 'answers-without-id';
        const id = asked.inputs['dispatch'] ?? 'unnamed';
        const sent = this.#write(() => {
          this.dispatched.push(id);
          return this.#start(id, asked.ref, 'waybill-bot');
        });
        return sent.kind === 'accepted' && hasNoId ? { kind: 'accepted', value: null } : sent;
      }),
  };

  /** Something happens around the next question of a kind, once. */
  around(question: Question, what: Around): void {
    this.#around.set(question, what);
  }

  async #asked<T>(question: Question, answer: () => T): Promise<T> {
    const { before, after } = this.#around.get(question) ?? {};
    this.#around.delete(question);
    await before?.();
    const answered = answer();
    await after?.();
    return answered;
  }

  /** Somebody starts the same workflow on a ref, from GitHub's page or with the bot's own token. */
  startByHand(ref: string, actor: string): void {
    this.#start('by hand', ref, actor);
  }

  #start(dispatchId: string, ref: string, actor: string): RunReference {
    this.#nextRun += 1;
    const run: Run = {
      runId: this.#nextRun,
      url: `https://github.test/runs/${this.#nextRun}`,
      attempt: 1,
      number: this.#nextRun,
      title: this.namesRuns ? `Build ${dispatchId}` : 'Build',
      event: 'workflow_dispatch',
      ref,
      sha: this.runsWorkOn ?? this.tag ?? parseSha('c'.repeat(40)),
      actor,
      status: 'queued',
      conclusion: null,
      createdAt: this.now(),
    };
    this.runs = [run, ...this.runs];
    return { runId: run.runId, url: run.url };
  }

  change(runId: number, set: Partial<Run>): void {
    this.runs = this.runs.map((run) => (run.runId === runId ? { ...run, ...set } : run));
  }

  #read<T>(value: () => T): T {
    this.requests += 1;
    if (this.reads === 'answers') return value();
    throw new IntegrationError({
      system: 'github',
      operation: 'GET /test',
      retryable: true,
      retryAfterMs: this.reads === 'limits' ? limitMs : null,
    });
  }

  #write<T>(act: () => T): Sent<T> {
    this.requests += 1;
    const mood = this.writes.shift() ?? 'answers';
    switch (mood) {
      case 'answers':
      case 'answers-without-id':
        return { kind: 'accepted', value: act() };
      case 'lost-and-acts':
        act();
        return { kind: 'uncertain' };
      case 'lost-and-does-not-act':
        return { kind: 'uncertain' };
      case 'refuses':
        return { kind: 'refused', status: 422 };
      case 'limits':
        return { kind: 'limited', until: new Date(this.now().getTime() + limitMs) };
      case 'is-not-reached':
        throw new IntegrationError({ system: 'github', operation: 'POST /token', retryable: true });
      case 'died-and-acts':
        act();
        throw new Killed();
      case 'died-and-does-not-act':
        throw new Killed();
      default:
        return mood satisfies never;
    }
  }
}
