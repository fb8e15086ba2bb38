-- The trail: what happened, once, in order, for the whole installation. Each event names the hash of
-- the one before it, so that changing, removing or inserting one shows (promise 12).
create table trail_events (
  seq bigint constraint trail_events_pkey primary key,
  -- The how-manieth event of its project this is, so that a project's removal shows even where the
  -- chain was rebuilt around it. Null together with project_id: the event belongs to no project.
  project_id uuid,
  project_seq bigint,
  kind text not null,
  actor text not null,
  happened_at timestamptz not null,
  request_id uuid,
  -- The event exactly as it was hashed: canonical JSON. Text, because jsonb reorders keys.
  body text not null,
  previous_hash text not null,
  hash text not null,
  constraint trail_events_hash_key unique (hash),
  constraint trail_events_seq_is_positive check (seq > 0),
  constraint trail_events_project_seq_goes_with_project check ((project_id is null) = (project_seq is null)),
  constraint trail_events_project_seq_key unique (project_id, project_seq)
);
create index trail_events_project_kind_idx on trail_events (project_id, kind, seq desc);

create function refuse_change_of_the_trail() returns trigger language plpgsql as $$
begin
  raise exception 'the trail is append-only: % is refused', lower(tg_op)
    using errcode = 'restrict_violation', constraint = 'trail_is_append_only';
end
$$;
create trigger trail_events_are_not_changed before update or delete on trail_events
  for each row execute function refuse_change_of_the_trail();
create trigger trail_events_are_not_emptied before truncate on trail_events
  for each statement execute function refuse_change_of_the_trail();

-- The end of the chain. Appending locks this row, which is what makes the chain a single line.
create table trail_head (
  only_one boolean default true constraint trail_head_pkey primary key,
  seq bigint not null,
  hash text not null,
  constraint trail_head_is_one_row check (only_one)
);
insert into trail_head (seq, hash) values (0, repeat('0', 64));

-- How many events each project has. Kept apart from projects, so that a removed project is missed.
create table trail_project_heads (
  project_id uuid constraint trail_project_heads_pkey primary key,
  project_seq bigint not null,
  seq bigint not null
);
