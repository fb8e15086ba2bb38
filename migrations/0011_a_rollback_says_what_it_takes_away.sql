-- What makes a deployment a rollback: what it takes away, why, and with which recorded parameters.
alter table deployments
  add column rollback jsonb,
  add constraint deployments_rollback_fits_origin check ((origin = 'rollback') = (rollback is not null));
-- Two people who roll back at once have one rollback: the second is told of the first.
create unique index deployments_one_rollback_waiting on deployments (project_id, environment)
  where origin = 'rollback' and state in ('requested', 'queued');
-- Projects that were configured before `contracting` was a key have none.
update projects set configuration = jsonb_build_object('contracting', '[]'::jsonb) || configuration;
