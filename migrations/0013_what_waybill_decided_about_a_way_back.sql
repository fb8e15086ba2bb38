-- What Waybill decided about a deployment that had failed or errored: to roll back, to ask, or only to say
-- what it would have done. A deployment whose run is repeated on GitHub may end more than once.
create table rollback_verdicts (
  id uuid constraint rollback_verdicts_pkey primary key,
  deployment_id uuid not null constraint rollback_verdicts_deployment_fkey references deployments (id),
  project_id uuid not null constraint rollback_verdicts_project_fkey references projects (id),
  environment text not null,
  ended_at timestamptz not null,
  kind text not null,
  why text,
  -- What it would go back to; null where there is nothing.
  target_candidate_id uuid constraint rollback_verdicts_target_fkey references candidates (id),
  at timestamptz not null,
  -- When the rollback was asked for, or refused; until then it is tried.
  carried_out_at timestamptz,
  revision integer not null default 1,
  constraint rollback_verdicts_kind_is_known check (kind in ('act', 'ask', 'shadow', 'nothing'))
);
-- Of two processes that see one end, one decides.
create unique index rollback_verdicts_one_per_end on rollback_verdicts (deployment_id, ended_at);
create index rollback_verdicts_lane_idx on rollback_verdicts (project_id, environment, at desc);

-- What a person says of a rollback that was only imagined; they may change their mind.
create table rollback_opinions (
  id uuid constraint rollback_opinions_pkey primary key,
  verdict_id uuid not null constraint rollback_opinions_verdict_fkey references rollback_verdicts (id),
  user_id text not null,
  opinion text not null,
  at timestamptz not null,
  revision integer not null default 1,
  constraint rollback_opinions_opinion_is_known check (opinion in ('right', 'wrong'))
);
create unique index rollback_opinions_one_per_person on rollback_opinions (verdict_id, user_id);

-- The call of an environment's hook for one rollback; its id is the webhook's, the same for every try.
create table rollback_hooks (
  id uuid constraint rollback_hooks_pkey primary key,
  deployment_id uuid not null constraint rollback_hooks_deployment_fkey references deployments (id),
  url text not null,
  called_at timestamptz not null,
  -- Null while it is being called.
  result jsonb,
  ended_at timestamptz,
  revision integer not null default 1
);
create unique index rollback_hooks_one_per_rollback on rollback_hooks (deployment_id);

create index holds_lifted_idx on holds (project_id, environment, lifted_at) where lifted_at is not null;
