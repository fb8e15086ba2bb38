-- A captain's word that one digest is not to be sent; taken back, it is sent after all.
create table skipped_times (
  id uuid constraint skipped_times_pkey primary key,
  project_id uuid not null constraint skipped_times_project_fkey references projects (id),
  kind text not null,
  due_at timestamptz not null,
  skipped_by text not null,
  skipped_at timestamptz not null,
  resumed_at timestamptz,
  revision integer not null default 1
);
create unique index skipped_times_one_standing on skipped_times (project_id, kind, due_at) where resumed_at is null;
