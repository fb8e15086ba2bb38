import { appendFileSync } from 'node:fs';
import { test } from 'vitest';
import { openPlainBench, type PlainBench } from './plain-bench.ts';
import type { Twist } from './plain-http.ts';
import { wordsOf } from './plain-slack.ts';
import { promoteWithTwo, shipTheFirst } from './plain-steps.ts';

const log = (text: string) => appendFileSync('/tmp/c4/explore.log', `${text}\n`);
const short = (e: unknown) => String(e instanceof Error ? e.message : e).slice(0, 1500);

type Case = {
  name: string;
  slack?: Twist;
  github?: Twist;
  hooks?: boolean;
  check?: (b: PlainBench) => Promise<void>;
  configuration?: string;
};
const ok = (body: unknown) => ({ status: 200, body });
let counts = new Map<string, number>();
const first = (key: string, n = 1) => {
  const c = (counts.get(key) ?? 0) + 1;
  counts.set(key, c);
  return c <= n;
};
const cases: Case[] = [
  { name: 'no webhooks', hooks: false },
  {
    name: 'every slack method ratelimited once',
    slack: ({ path }, answer) =>
      path.includes('/api/') && !path.includes('auth.test') && first(path)
        ? { status: 429, headers: { 'retry-after': '1' }, body: { ok: false, error: 'ratelimited' } }
        : answer(),
  },
  {
    name: 'every slack post 500 after effect once',
    slack: ({ path }, answer) => {
      const a = answer();
      return /chat\.|views\./.test(path) && first(path) ? { status: 500, body: 'oops' } : a;
    },
  },
  {
    name: 'lost after effect once',
    slack: ({ path }, answer) => {
      const a = answer();
      return /chat\.|views\./.test(path) && first(path) ? 'lost' : a;
    },
  },
  {
    name: 'no conversations.members, no usergroups.list',
    slack: ({ path }, answer) =>
      /conversations\.members|usergroups\.list$/.test(path)
        ? ok({ ok: false, error: 'unknown_method' })
        : answer(),
    configuration: undefined,
  },
  {
    name: 'not_in_channel once on post',
    slack: ({ path }, answer) =>
      path.endsWith('chat.postMessage') && first(path, 2)
        ? ok({ ok: false, error: 'not_in_channel' })
        : answer(),
  },
  {
    name: 'conversations.info unknown',
    slack: ({ path }, answer) =>
      path.endsWith('conversations.info') ? ok({ ok: false, error: 'unknown_method' }) : answer(),
  },
  {
    name: 'conversations.info without is_member',
    slack: ({ path, fields }, answer) =>
      path.endsWith('conversations.info') ? ok({ ok: true, channel: { id: fields['channel'] } }) : answer(),
  },
  {
    name: 'views.update unknown',
    slack: ({ path }, answer) =>
      path.endsWith('views.update') ? ok({ ok: false, error: 'unknown_method' }) : answer(),
  },
  {
    name: 'chat.update unknown',
    slack: ({ path }, answer) =>
      path.endsWith('chat.update') ? ok({ ok: false, error: 'unknown_method' }) : answer(),
  },
  {
    name: 'sparse runs',
    github: ({ path }, answer) => {
      const a = answer();
      const strip = (r: any) => ({
        id: r.id,
        status: r.status,
        ...(r.conclusion === null ? {} : { conclusion: r.conclusion }),
        head_sha: r.head_sha,
        head_branch: r.head_branch,
        event: r.event,
        created_at: r.created_at,
      });
      const b: any = a.body;
      if (/\/runs\/\d+$/.test(path)) return ok(strip(b));
      if (path.endsWith('/runs') && b.workflow_runs) return ok({ workflow_runs: b.workflow_runs.map(strip) });
      return a;
    },
  },
  {
    name: 'null titles',
    github: ({ path }, answer) => {
      const a = answer();
      const strip = (r: any) => ({ ...r, name: null, display_title: null, actor: null, html_url: null });
      const b: any = a.body;
      if (/\/runs\/\d+$/.test(path)) return ok(strip(b));
      if (path.endsWith('/runs') && b.workflow_runs) return ok({ workflow_runs: b.workflow_runs.map(strip) });
      return a;
    },
  },
  {
    name: 'dispatch 500 after effect',
    github: ({ path }, answer) => {
      const a = answer();
      return path.endsWith('/dispatches') ? { status: 502, body: 'bad gateway' } : a;
    },
  },
  {
    name: 'dispatch says run id',
    github: ({ path }, answer) => {
      const a = answer();
      return path.endsWith('/dispatches') ? ok({ workflow_run_id: 899 + ++n }) : a;
    },
  },
  {
    name: 'runs list late',
    github: ({ path }, answer) => {
      const a: any = answer();
      if (path.endsWith('/runs') && a.body.workflow_runs)
        return ok({
          workflow_runs: a.body.workflow_runs.filter(
            (r: any) => Date.now() - Date.parse(r.created_at) > 6000,
          ),
        });
      return a;
    },
  },
  {
    name: 'renamed 301',
    github: ({ path, method }, answer) =>
      method === 'GET' && path.startsWith('/repos/acme/storefront') && !path.includes('moved') && first(path)
        ? {
            status: 301,
            headers: { location: `${path.replace('/repos/acme/storefront', '/repos/acme/storefront')}` },
          }
        : answer(),
  },
  {
    name: 'no pulls endpoints',
    github: ({ path }, answer) => (/\/pulls/.test(path) ? { status: 404, body: {} } : answer()),
  },
  {
    name: 'no releases',
    github: ({ path }, answer) => (/\/releases/.test(path) ? { status: 404, body: {} } : answer()),
  },
  {
    name: 'lightweight tags only (git/tags 404)',
    github: ({ path }, answer) => (/\/git\/tags/.test(path) ? { status: 404, body: {} } : answer()),
  },
  {
    name: 'no tags list',
    github: ({ path }, answer) => (/\/tags$/.test(path) ? { status: 404, body: {} } : answer()),
  },
  {
    name: 'no workflow contents',
    github: ({ path }, answer) => (/contents\/\.github/.test(path) ? { status: 404, body: {} } : answer()),
  },
  {
    name: 'contents without sha/size',
    github: ({ path }, answer) => {
      const a: any = answer();
      return /contents\//.test(path) && a.status === 200
        ? ok({ content: a.body.content, encoding: 'base64' })
        : a;
    },
  },
  {
    name: 'branches 404',
    github: ({ path }, answer) => (/\/branches\//.test(path) ? { status: 404, body: {} } : answer()),
  },
  {
    name: 'git/ref 404 for heads',
    github: ({ path }, answer) => (/\/git\/ref\/heads/.test(path) ? { status: 404, body: {} } : answer()),
  },
  {
    name: 'commits sparse',
    github: ({ path }, answer) => {
      const a: any = answer();
      const strip = (c: any) => ({ sha: c.sha, commit: { message: c.commit.message }, parents: c.parents });
      if (/\/commits$/.test(path) && a.status === 200) return ok(a.body.map(strip));
      if (/\/commits\/\w+$/.test(path) && a.status === 200) return ok(strip(a.body));
      return a;
    },
  },
  {
    name: 'runs endpoint per workflow 404, actions/runs only',
    github: ({ path }, answer) => (/workflows\/.*\/runs$/.test(path) ? { status: 404, body: {} } : answer()),
  },
];
let n = 0;
const only = process.env['CASE'];
test.each(cases.filter(({ name }) => !only || name.includes(only)))(
  '$name',
  async ({ name, slack, github, hooks, configuration }) => {
    counts = new Map();
    n = 0;
    const bench = await openPlainBench({
      hasWebhooks: hooks ?? true,
      ...(configuration ? { configuration } : {}),
    });
    const t = performance.now();
    try {
      if (slack) bench.slack.twist = slack;
      if (github) bench.github.twist = github;
      await shipTheFirst(bench);
      const posts = bench.slack.shown
        .filter((s) => s.kind === 'message')
        .map((s) => wordsOf(s).split('\n')[0]);
      const dup = posts.filter((p, i) => posts.indexOf(p) !== i);
      log(
        `OK   ${name} ${Math.round(performance.now() - t)} ms; runs ${bench.github.repository.runs.all.length}; duplicates ${JSON.stringify(dup)}; refused ${JSON.stringify(posts.filter((p) => /⚠️|refused/.test(p ?? '')))}`,
      );
    } catch (error) {
      log(
        `FAIL ${name} ${Math.round(performance.now() - t)} ms: ${short(error)}\n   ANSWERS ${bench.slack.shown
          .filter((s) => s.kind !== 'message')
          .map((s) => wordsOf(s).replaceAll('\n', ' / ').slice(0, 500))
          .join('\n   ')}\n  BOT ${bench.bot.said().split('\n').slice(-6).join('\n   ').slice(-1500)}`,
      );
    } finally {
      await bench.stop();
    }
  },
  150_000,
);
