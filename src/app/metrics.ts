import type { IncomingMessage, ServerResponse } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What an operator watches: work done and failed, how long it took, and how much waits. */
export type Metrics = {
  /** Does a job, counting it and its time. */
  readonly timed: <T>(job: string, run: () => Promise<T>) => Promise<T>;
  readonly received: (from: 'slack' | 'github', result: 'new' | 'duplicate' | 'refused' | 'failed') => void;
  readonly route: {
    readonly method: 'GET';
    readonly path: string;
    readonly handle: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  };
};

type Depth = { readonly waiting: number; readonly running: number; readonly givenUp: number };

export function createMetrics(depths: () => Promise<Readonly<Record<string, Depth>>>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'waybill_' });
  const jobs = new Histogram({
    name: 'waybill_job_duration_seconds',
    help: 'How long jobs took, by job and result.',
    labelNames: ['job', 'result'] as const,
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300],
    registers: [registry],
  });
  const received = new Counter({
    name: 'waybill_received_total',
    help: 'Requests and webhooks that came in, by where from and what became of them.',
    labelNames: ['from', 'result'] as const,
    registers: [registry],
  });
  new Gauge({
    name: 'waybill_queue_jobs',
    help: 'Jobs by queue and state.',
    labelNames: ['queue', 'state'] as const,
    registers: [registry],
    async collect() {
      for (const [queue, depth] of Object.entries(await depths())) {
        this.set({ queue, state: 'waiting' }, depth.waiting);
        this.set({ queue, state: 'running' }, depth.running);
        this.set({ queue, state: 'given_up' }, depth.givenUp);
      }
    },
  });

  return {
    timed: async (job, run) => {
      const end = jobs.startTimer({ job });
      try {
        const result = await run();
        end({ result: 'done' });
        return result;
      } catch (error) {
        end({ result: 'failed' });
        throw error;
      }
    },
    received: (from, result) => received.inc({ from, result }),
    route: {
      method: 'GET',
      path: '/metrics',
      handle: async (_req, res) => {
        const text = await registry.metrics();
        res.writeHead(200, { 'content-type': registry.contentType }).end(text);
      },
    },
  };
}
