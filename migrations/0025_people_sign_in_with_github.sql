-- Somebody who is about to say on GitHub who they are: one of a person at a time. The device code, with which GitHub is
-- asked who entered the other one, is forgotten when that is known.
create table sign_ins (
  id text constraint sign_ins_pkey primary key,
  device_code text,
  expires_at timestamptz not null,
  revision integer not null default 1
);
