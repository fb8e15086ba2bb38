-- A person wants the pull request of a pick open again that was closed without a merge. Written down before GitHub is
-- asked, so that a process which dies in between goes on.
alter table picks drop constraint picks_state_is_known;
alter table picks add constraint picks_state_is_known check (state in ('wanted', 'picking', 'moving', 'conflict',
  'protected', 'open', 'reopening', 'picked', 'done', 'present', 'closed', 'failed'));
-- Word of a pull request also finds those that were closed.
drop index picks_pull_request_idx;
create index picks_pull_request_idx on picks (pr_number) where state in ('open', 'closed');
