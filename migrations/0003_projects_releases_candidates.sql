-- The one workspace this database belongs to: another workspace's token refuses to start (promise 23).
create table installation (
  only_one boolean default true constraint installation_pkey primary key,
  team_id text not null,
  bound_at timestamptz not null,
  constraint installation_is_one_row check (only_one)
);

create table repositories (
  -- GitHub's own id: it survives a rename, and no other repository can claim it.
  id bigint constraint repositories_pkey primary key,
  full_name text not null,
  default_branch text not null,
  -- What was last seen of waybill.yaml there; the files themselves are in project_files.
  file_state text not null,
  file_problems jsonb not null default '[]',
  file_read_at timestamptz not null,
  -- Workflows other than the build that a candidate's or release's tag starts, accepted by an admin by name.
  accepted_tag_workflows jsonb not null default '[]',
  revision integer not null default 1,
  constraint repositories_file_state_is_known check (file_state in ('valid', 'broken', 'missing'))
);
create unique index repositories_full_name_key on repositories (lower(full_name));

-- Each version of a waybill.yaml that was valid when read. A version that loosens waits for an admin
-- who did not write it (promise 19); what is in force meanwhile is the stricter of the two.
create table project_files (
  id uuid constraint project_files_pkey primary key,
  repository_id bigint not null constraint project_files_repository_fkey references repositories (id),
  blob_sha text not null,
  commit_sha text not null,
  -- GitHub logins of all who changed it since the version in force; null where GitHub knows no account.
  author_logins jsonb not null,
  content text not null,
  state text not null,
  loosened jsonb not null default '[]',
  read_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  constraint project_files_state_is_known check (state in ('in-force', 'waiting', 'superseded', 'refused'))
);
create unique index project_files_one_in_force on project_files (repository_id) where state = 'in-force';
create unique index project_files_one_waiting on project_files (repository_id) where state = 'waiting';

-- Who on GitHub is who in Slack: said by an admin, never guessed from an e-mail address.
create table identity_links (
  id text constraint identity_links_pkey primary key,
  github_login text not null,
  linked_by text not null,
  linked_at timestamptz not null,
  revision integer not null default 1
);
create unique index identity_links_login_key on identity_links (lower(github_login));

create table projects (
  id uuid constraint projects_pkey primary key,
  name text not null constraint projects_name_key unique,
  repository_id bigint not null constraint projects_repository_fkey references repositories (id),
  channel_id text not null,
  -- The effective configuration, with ids in place of handles: what every decision reads.
  configuration jsonb not null,
  last_build_number integer not null default 0,
  registered_at timestamptz not null,
  -- Set when the project's name left its waybill.yaml and an admin accepted that; its history stays.
  retired_at timestamptz,
  revision integer not null default 1
);
create index projects_channel_idx on projects (channel_id);

create table releases (
  id uuid constraint releases_pkey primary key,
  project_id uuid not null constraint releases_project_fkey references projects (id),
  version text not null,
  state text not null,
  captain_id text not null,
  predecessor_version text,
  predecessor_sha text,
  -- What lies between the predecessor and the latest candidate, as data; views find the words.
  notes jsonb not null,
  -- A person's text in place of the generated one, and whose it is.
  edited_notes jsonb,
  cut_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  closed_because text,
  revision integer not null default 1,
  constraint releases_version_key unique (project_id, version),
  constraint releases_state_is_known check (state in ('open', 'shipped', 'abandoned', 'returned'))
);
create index releases_project_cut_idx on releases (project_id, cut_at desc);

create table candidates (
  id uuid constraint candidates_pkey primary key,
  release_id uuid not null constraint candidates_release_fkey references releases (id),
  project_id uuid not null constraint candidates_project_fkey references projects (id),
  number integer not null,
  name text not null,
  sha text not null,
  tag text not null,
  tag_state text not null default 'wanted',
  build_number integer not null,
  artifact_version text not null,
  artifact_digest text,
  state text not null,
  state_reason jsonb,
  state_at timestamptz not null,
  bad_since timestamptz,
  bad_reason text,
  cut_by text not null,
  cut_at timestamptz not null,
  revision integer not null default 1,
  constraint candidates_number_key unique (release_id, number),
  constraint candidates_tag_key unique (project_id, tag),
  constraint candidates_build_number_key unique (project_id, build_number),
  constraint candidates_state_is_known check (state in ('building', 'ready', 'failed', 'errored')),
  constraint candidates_tag_state_is_known check (tag_state in ('wanted', 'made', 'refused'))
);
create index candidates_sha_idx on candidates (project_id, sha);

-- One attempt to have GitHub run a workflow for a candidate. An attempt is sent at most once
-- (promise 3): *sending* is written before the request leaves, and only finding out what became of it
-- moves it on.
create table dispatches (
  id text constraint dispatches_pkey primary key,
  candidate_id uuid not null constraint dispatches_candidate_fkey references candidates (id),
  attempt integer not null,
  state text not null,
  workflow text not null,
  ref text not null,
  sha text not null,
  inputs jsonb not null,
  asked_by text not null,
  wanted_at timestamptz not null,
  sent_at timestamptz,
  run_id bigint,
  run_attempt integer,
  run_url text,
  run_status text,
  run_conclusion text,
  failing_job text,
  -- Said once that nothing has started (60 s).
  late_said_at timestamptz,
  -- When the run is to be looked at next, whatever webhooks say. Null: nothing more to see.
  look_at timestamptz,
  looks integer not null default 0,
  ended_at timestamptz,
  revision integer not null default 1,
  constraint dispatches_attempt_key unique (candidate_id, attempt),
  constraint dispatches_run_key unique (run_id),
  constraint dispatches_state_is_known
    check (state in ('wanted', 'sending', 'uncertain', 'running', 'succeeded', 'failed', 'errored'))
);
-- A candidate is built by one run at a time.
create unique index dispatches_one_under_way on dispatches (candidate_id)
  where state in ('wanted', 'sending', 'uncertain', 'running');
create index dispatches_due_idx on dispatches (look_at) where look_at is not null;
