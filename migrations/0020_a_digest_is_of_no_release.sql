-- Digests are notices of a project; `mine` tells the authors of a release's changes that it is there.
alter table notices
  alter column release_id drop not null,
  drop constraint notices_kind_is_known,
  add constraint notices_kind_is_known check (kind in ('asn', 'pod', 'returned', 'failure', 'digest', 'mine')),
  add constraint notices_only_digests_are_of_no_release check ((kind = 'digest') = (release_id is null));
create index notices_digests_idx on notices (project_id, created_at) where kind = 'digest';
alter table mails alter column release_id drop not null;

-- When somebody wants to be left alone, on the wall clock of their own zone. The id is the Slack user's.
create table quiet_hours (
  id text constraint quiet_hours_pkey primary key,
  from_minute integer not null,
  until_minute integer not null,
  time_zone text not null,
  is_on boolean not null,
  set_at timestamptz not null,
  revision integer not null default 1,
  constraint quiet_hours_are_of_a_day check (
    from_minute between 0 and 1439 and until_minute between 0 and 1439 and from_minute <> until_minute
  )
);
-- Until then what somebody gets is kept back, because of their quiet hours.
alter table notice_recipients
  add column not_before timestamptz,
  drop constraint notice_recipients_state_is_known,
  -- *Overtaken*: what was kept back was stale by the time that it could have come.
  add constraint notice_recipients_state_is_known check (
    state in ('wanted', 'told', 'not-accepted', 'not-reviewed', 'left', 'undeliverable', 'overtaken')
  );
create index notice_recipients_kept_back_idx on notice_recipients (recipient) where not_before is not null;

-- Digests say nothing where there is nothing to say, unless a project wants to hear that too.
update projects set configuration = jsonb_set(configuration, '{schedules,digest,quiet}', 'true')
  where jsonb_typeof(configuration #> '{schedules,digest}') = 'object';
