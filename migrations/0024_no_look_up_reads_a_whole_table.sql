-- What ran last in a lane is asked for each rollback and each card.
create index deployments_last_begun_idx on deployments (project_id, environment, started_at desc)
  where started_at is not null;
-- Rollbacks are few among deployments: those away from a candidate, and those of a lane.
create index deployments_rolled_back_from_idx on deployments (replaces_candidate_id) where origin = 'rollback';
create index deployments_rollbacks_idx on deployments (project_id, environment, succeeded_at desc)
  where origin = 'rollback' and succeeded_at is not null;
-- A digest and the figures look at what ended lately, or has not.
create index deployments_ended_idx on deployments (project_id, ended_at) where started_at is not null;
-- A card shows the picks into its release; most picks of a project are of other releases.
create index picks_release_idx on picks (release_id, asked_at);
create index picks_to_trunk_idx on picks (project_id, asked_at) where aim = 'trunk';
-- Each drawing of a notice counts its answers.
create index notice_answers_notice_idx on notice_answers (notice_id);
-- Whom an admin has to accept first.
create index notice_recipients_not_accepted_idx on notice_recipients (id) where state = 'not-accepted';
-- Asked every second: hotfixes are over for good once what they took was given back.
drop index releases_taken_idx;
create index releases_taken_idx on releases (id)
  where state <> 'open' and hotfix #> '{route,occupant}' <> 'null'::jsonb;
