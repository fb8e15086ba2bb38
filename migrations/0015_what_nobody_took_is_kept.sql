-- A webhook to leave: one for each edition that its recipient is told of. Its id is the webhook-id of every try, and its
-- body is kept as it was, so that whoever gets it twice gets the same twice.
create table webhook_notices (
  id uuid constraint webhook_notices_pkey primary key,
  notice_id uuid not null constraint webhook_notices_notice_fkey references notices (id),
  -- The address as waybill.yaml has it.
  recipient text not null,
  edition integer not null,
  -- Its keys stay in their order.
  body json not null,
  state text not null,
  attempts integer not null default 0,
  -- When it is tried next; null once it has been taken or was given up.
  not_before timestamptz,
  created_at timestamptz not null,
  revision integer not null default 1,
  constraint webhook_notices_one_each_edition unique (notice_id, recipient, edition),
  constraint webhook_notices_state_is_known check (state in ('unsent', 'sent', 'refused'))
);
create index webhook_notices_due_idx on webhook_notices (not_before) where not_before is not null;

-- Since when an e-mail is tried: an admin who sends it again begins anew.
alter table mails add column tried_since timestamptz;
update mails set tried_since = created_at;
alter table mails alter column tried_since set not null;

-- What was given up is looked for among many that were told.
create index notice_recipients_undeliverable_idx on notice_recipients (notice_id) where state = 'undeliverable';

-- Somebody may want to hear only of releases with a change that carries one of these labels on GitHub; null for all.
alter table subscriptions add column labels jsonb;
