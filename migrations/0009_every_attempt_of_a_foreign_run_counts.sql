-- A run that is not ours can be started again by hand, under the same id: each attempt makes it uncertain anew
-- what runs, also after a deployment of ours had made it certain.
alter table foreign_runs add column run_attempt integer not null default 1;
alter table foreign_runs drop constraint foreign_runs_pkey;
alter table foreign_runs
  add constraint foreign_runs_pkey primary key (run_id, run_attempt, project_id, environment);
