-- A release that was started as a hotfix says what it was started from, and which way it goes; null for one that
-- was cut from trunk. Until its fix is picked it has no candidate.
alter table releases add column hotfix jsonb;
-- A change on its way into a release, or a fix of a release on its way back to trunk.
alter table picks
  add column aim text not null default 'release',
  add constraint picks_aim_is_known check (aim in ('release', 'trunk'));
drop index picks_one_per_release;
create unique index picks_one_per_release on picks (release_id, aim, source_key)
  where state not in ('present', 'closed', 'failed');
-- What was taken is given back once the hotfix is over.
create index releases_taken_idx on releases (state) where hotfix is not null;
