-- What has waited longest is sent next, edits and first posts alike: the card is the oldest message of its
-- channel, and would else be edited before anything new is said.
alter table messages add column wanted_at timestamptz;
update messages set wanted_at = created_at;
alter table messages alter column wanted_at set not null;
-- A hash of what Slack shows; null where that is not known. An edit to the same is not sent.
alter table messages add column shown_hash text;
drop index messages_channel_due_idx;
create index messages_channel_due_idx on messages (channel_id, wanted_at) where sent_revision < wanted_revision;
