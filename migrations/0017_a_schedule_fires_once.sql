-- Schedules of projects, beside the installation's own. The due time is data: it stands in `next_at` until it has fired.
alter table schedules
  add column project_id uuid constraint schedules_project_fkey references projects (id),
  add column kind text not null default 'anchor-trail',
  -- How long before the due time it fires.
  add column lead_ms bigint not null default 0,
  add column missed text not null default 'make-up',
  add constraint schedules_missed_is_known check (missed in ('report', 'make-up'));
create index schedules_project_idx on schedules (project_id) where project_id is not null;

-- One occurrence of a project's release train: announced, perhaps skipped, and cut at most once.
create table trains (
  id uuid constraint trains_pkey primary key,
  project_id uuid not null constraint trains_project_fkey references projects (id),
  due_at timestamptz not null,
  -- The zone on whose clock it is due.
  time_zone text not null,
  state text not null,
  state_at timestamptz not null,
  -- When its message was asked for; null while nobody has been told of it.
  announced_at timestamptz,
  -- What a cut would have contained when it was announced.
  contents jsonb,
  -- Why it is where it is, where its state alone does not say.
  reason jsonb,
  changed_by text,
  candidate_id uuid constraint trains_candidate_fkey references candidates (id),
  look_at timestamptz,
  revision integer not null default 1,
  constraint trains_one_each unique (project_id, due_at),
  constraint trains_state_is_known
    check (state in ('expected', 'skipped', 'cut', 'left-out', 'refused', 'missed', 'called-off')),
  -- A train that was cut names its candidate, and no other does.
  constraint trains_candidate_fits_state check ((state = 'cut') = (candidate_id is not null))
);
create index trains_due_idx on trains (look_at) where look_at is not null;

-- What a schedule cut was started by nobody.
alter table releases alter column captain_id drop not null;
alter table candidates alter column cut_by drop not null;

-- What a train does while the release before it is open, for projects that were set up before it could be said.
update projects set configuration = jsonb_set(configuration, '{schedules,cut,open}', '"skip"')
  where jsonb_typeof(configuration #> '{schedules,cut}') = 'object'
    and configuration #> '{schedules,cut,open}' is null;
