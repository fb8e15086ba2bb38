-- One attempt to bring a candidate into an environment.
create table deployments (
  id uuid constraint deployments_pkey primary key,
  project_id uuid not null constraint deployments_project_fkey references projects (id),
  environment text not null,
  release_id uuid not null constraint deployments_release_fkey references releases (id),
  candidate_id uuid not null constraint deployments_candidate_fkey references candidates (id),
  -- What ran there when this was asked for.
  replaces_candidate_id uuid constraint deployments_replaces_fkey references candidates (id),
  origin text not null,
  state text not null,
  state_reason jsonb,
  state_at timestamptz not null,
  requested_by text not null,
  -- All who caused it: none of them may approve it.
  requesters jsonb not null,
  requested_at timestamptz not null,
  -- The environment's policy as it was last shown; a yes is bound to it by the hash (promise 5).
  policy jsonb not null,
  shown jsonb not null,
  shown_hash text not null,
  -- Every gate's last word, for display; decisions judge anew.
  ladder jsonb not null default '[]',
  ladder_at timestamptz,
  look_at timestamptz,
  stuck_since timestamptz,
  stuck_said_at timestamptz,
  reminded_at timestamptz,
  expires_at timestamptz,
  approved_at timestamptz,
  queued_at timestamptz,
  -- Its place in the queue, lowest first: the origin's rank, less what people moved it up.
  rank double precision not null,
  started_at timestamptz,
  verifying_at timestamptz,
  verification jsonb,
  succeeded_at timestamptz,
  ended_at timestamptz,
  -- It runs, verifies, or is errored without a known end.
  holds_lane boolean not null default false,
  github_deployment_id bigint,
  revision integer not null default 1,
  constraint deployments_state_is_known check (state in ('requested', 'queued', 'running', 'verifying',
    'succeeded', 'failed', 'errored', 'cancelled', 'rejected', 'expired', 'superseded')),
  constraint deployments_origin_is_known
    check (origin in ('rollback', 'hotfix', 'manual', 'scheduled', 'automatic')),
  -- Whoever runs or verifies holds the lane; of the others only an errored one may.
  constraint deployments_lane_fits_state
    check (case when state in ('running', 'verifying') then holds_lane when state = 'errored' then true
      else not holds_lane end)
);
-- At most one deployment holds an environment's lane, whatever code believes (promise 2).
create unique index deployments_one_in_lane on deployments (project_id, environment) where holds_lane;
-- A candidate waits once for an environment: a second request is told of the first.
create unique index deployments_one_waiting on deployments (candidate_id, environment)
  where state in ('requested', 'queued');
create index deployments_waiting_idx on deployments (project_id, environment, requested_at)
  where state in ('requested', 'queued');
create index deployments_lane_idx on deployments (project_id, environment, requested_at desc);
create index deployments_succeeded_idx on deployments (project_id, environment, succeeded_at desc)
  where succeeded_at is not null;
create index deployments_begun_idx on deployments (project_id, environment, started_at)
  where started_at is not null and succeeded_at is null;
create index deployments_candidate_idx on deployments (candidate_id, requested_at desc);
create index deployments_due_idx on deployments (look_at) where look_at is not null;

-- A dispatch belongs to its candidate's build, or to one deployment of it; attempts count within each.
alter table dispatches
  add column deployment_id uuid constraint dispatches_deployment_fkey references deployments (id),
  drop constraint dispatches_attempt_key;
create unique index dispatches_build_attempt_key on dispatches (candidate_id, attempt)
  where deployment_id is null;
create unique index dispatches_deployment_attempt_key on dispatches (deployment_id, attempt)
  where deployment_id is not null;
drop index dispatches_one_under_way;
create unique index dispatches_one_under_way on dispatches (coalesce(deployment_id, candidate_id))
  where state in ('wanted', 'sending', 'uncertain', 'running');

-- One person's word on one deployment.
create table approvals (
  id uuid constraint approvals_pkey primary key,
  deployment_id uuid not null constraint approvals_deployment_fkey references deployments (id),
  user_id text not null,
  verdict text not null,
  reason text,
  shown_hash text not null,
  given_at timestamptz not null,
  carried_from uuid constraint approvals_carried_fkey references deployments (id),
  withdrawn_at timestamptz,
  revision integer not null default 1,
  constraint approvals_verdict_is_known check (verdict in ('approved', 'rejected'))
);
-- A person's yes counts once, however often it is pressed; one that was withdrawn may be given again, and
-- one on an earlier case does not stand in the way of a yes to the present one.
create unique index approvals_one_per_person on approvals (deployment_id, user_id, shown_hash)
  where withdrawn_at is null;
create index approvals_deployment_idx on approvals (deployment_id, given_at);

-- A gate opened by a person; open until somebody else has reviewed it.
create table overrides (
  id uuid constraint overrides_pkey primary key,
  deployment_id uuid not null constraint overrides_deployment_fkey references deployments (id),
  project_id uuid not null constraint overrides_project_fkey references projects (id),
  gate text not null,
  by_user_id text not null,
  reason text not null,
  at timestamptz not null,
  reviewed_by text,
  reviewed_at timestamptz,
  revision integer not null default 1,
  constraint overrides_reviewed_by_another check (reviewed_by <> by_user_id)
);
create unique index overrides_one_per_gate on overrides (deployment_id, gate);
create index overrides_to_review_idx on overrides (project_id, at) where reviewed_at is null;

-- A stop set by a person. No project: everything; no environment: the whole project.
create table freezes (
  id uuid constraint freezes_pkey primary key,
  project_id uuid constraint freezes_project_fkey references projects (id),
  environment text,
  because text not null,
  set_by text not null,
  set_at timestamptz not null,
  until_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  revision integer not null default 1,
  constraint freezes_environment_has_a_project check (environment is null or project_id is not null)
);
create index freezes_in_force_idx on freezes (set_at) where ended_at is null;

-- A stop set by Waybill after a rollback or a failed verification; one at a time in an environment.
create table holds (
  id uuid constraint holds_pkey primary key,
  project_id uuid not null constraint holds_project_fkey references projects (id),
  environment text not null,
  candidate_id uuid not null constraint holds_candidate_fkey references candidates (id),
  because text not null,
  set_at timestamptz not null,
  lifted_by text,
  lifted_at timestamptz,
  lifted_because text,
  revision integer not null default 1
);
create unique index holds_one_in_force on holds (project_id, environment) where lifted_at is null;

-- Runs of an environment's workflow that were not ours: what runs there is uncertain from then on.
-- Several environments may share a workflow, and a run does not say which it was for.
create table foreign_runs (
  run_id bigint not null,
  project_id uuid not null constraint foreign_runs_project_fkey references projects (id),
  environment text not null,
  url text not null,
  actor text,
  seen_at timestamptz not null,
  constraint foreign_runs_pkey primary key (run_id, project_id, environment)
);
create index foreign_runs_seen_idx on foreign_runs (project_id, environment, seen_at);
