-- Those releases that are open, of however many there ever were.
create index releases_open_idx on releases (project_id, cut_at desc) where state = 'open';
-- A card asks for the deployments of its release.
create index deployments_release_idx on deployments (release_id);
-- A run that is heard of may be of a dispatch whose run is not known yet: there are few of these at a time.
create index dispatches_without_run_idx on dispatches (sha) where run_id is null and ended_at is null;
