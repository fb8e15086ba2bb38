-- A promotion that is asked for now and starts at a time. Past the latest start it asks instead of starting.
alter table deployments
  add column planned_at timestamptz,
  add column latest_start_at timestamptz,
  add constraint deployments_plan_is_whole check ((planned_at is null) = (latest_start_at is null));
