-- One change on its way into one release: a merged pull request, or a commit, that is cherry-picked onto the
-- release's branch. Once it is there, every later release has to have it (promise 9).
create table picks (
  id uuid constraint picks_pkey primary key,
  project_id uuid not null constraint picks_project_fkey references projects (id),
  release_id uuid not null constraint picks_release_fkey references releases (id),
  -- `#123` or a full commit id: the same for two who pick the same.
  source_key text not null,
  source jsonb not null,
  state text not null,
  state_at timestamptz not null,
  -- The release branch, without refs/heads/.
  branch text not null,
  -- The branch's tip that the work is done on, and what the commits became so far.
  base text,
  made jsonb not null default '[]',
  -- Written before the branch is asked to move there.
  head_sha text,
  conflict jsonb,
  pr_number integer,
  pr_url text,
  problem jsonb,
  -- The scratch branch may be there: written before it is made, cleared after it is gone.
  has_scratch boolean not null default false,
  restarts integer not null default 0,
  candidate_id uuid constraint picks_candidate_fkey references candidates (id),
  look_at timestamptz,
  looks integer not null default 0,
  asked_by text not null,
  asked_at timestamptz not null,
  -- A person's word that later releases need not have it.
  waived_by text,
  waived_at timestamptz,
  waived_because text,
  revision integer not null default 1,
  constraint picks_state_is_known check (state in ('wanted', 'picking', 'moving', 'conflict', 'protected',
    'open', 'picked', 'done', 'present', 'closed', 'failed')),
  constraint picks_waiver_is_whole
    check ((waived_by is null) = (waived_at is null) and (waived_by is null) = (waived_because is null))
);
-- A change goes into a release once, however many ask for it.
create unique index picks_one_per_release on picks (release_id, source_key)
  where state not in ('present', 'closed', 'failed');
create index picks_project_idx on picks (project_id, asked_at);
create index picks_pull_request_idx on picks (pr_number) where state = 'open';
create index picks_due_idx on picks (look_at) where look_at is not null;

-- Whether a commit's history has a fix, and how that was seen. Looked up once: neither can change.
create table fix_checks (
  pick_id uuid not null constraint fix_checks_pick_fkey references picks (id),
  sha text not null,
  -- Null: it is not there.
  found_by text,
  checked_at timestamptz not null,
  constraint fix_checks_pkey primary key (pick_id, sha),
  constraint fix_checks_found_by_is_known check (found_by in ('commit', 'trailer', 'pull-request', 'patch'))
);

-- A person who wants to hear when a change is in the last tier.
create table watches (
  id uuid constraint watches_pkey primary key,
  project_id uuid not null constraint watches_project_fkey references projects (id),
  user_id text not null,
  source_key text not null,
  source jsonb not null,
  asked_at timestamptz not null,
  told_at timestamptz,
  revision integer not null default 1
);
create unique index watches_one_standing on watches (project_id, user_id, source_key) where told_at is null;
