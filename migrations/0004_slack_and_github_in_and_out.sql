-- What came in from Slack, kept before it is acknowledged. The key makes a second delivery, a replay
-- within the signature's window and a redelivered event one request.
create table requests (
  id uuid constraint requests_pkey primary key,
  key text not null constraint requests_key_key unique,
  payload jsonb not null,
  received_at timestamptz not null,
  -- Set in the transaction that carries the request out: a redelivered job then only repeats the answer.
  outcome jsonb,
  carried_out_at timestamptz,
  answered_at timestamptz
);
create index requests_received_idx on requests (received_at);

-- GitHub's webhooks, kept before they are answered.
create table github_deliveries (
  id text constraint github_deliveries_pkey primary key,
  event text not null,
  repository_id bigint,
  payload jsonb not null,
  received_at timestamptz not null,
  handled_at timestamptz
);
create index github_deliveries_received_idx on github_deliveries (received_at);

-- Every message that Waybill keeps: the row says what is wanted, the sender makes Slack agree.
-- Cards carry no text here: they are drawn from the present state when they are sent.
create table messages (
  id uuid constraint messages_pkey primary key,
  -- What the message is, once: `card:<release>:<channel>`, `event:<seq>:<channel>`.
  key text not null constraint messages_key_key unique,
  channel_id text not null,
  -- The message whose thread this one belongs to; it is sent after that one.
  thread_of uuid constraint messages_thread_fkey references messages (id),
  broadcast boolean not null default false,
  subject jsonb not null,
  -- Wanted counts up with each change; sent is what Slack last agreed to. They differ: there is work.
  wanted_revision integer not null default 1,
  sent_revision integer not null default 0,
  state text not null,
  ts text,
  -- Whoever acted last on it, and is to be told when it cannot be sent.
  wanted_by text,
  problem text,
  attempts integer not null default 0,
  not_before timestamptz,
  created_at timestamptz not null,
  constraint messages_state_is_known
    check (state in ('unsent', 'posting', 'uncertain', 'posted', 'refused'))
);
create index messages_channel_due_idx on messages (channel_id, created_at) where sent_revision < wanted_revision;

-- A channel that Slack told us to leave alone for a while; only that channel waits.
create table channel_pauses (
  channel_id text constraint channel_pauses_pkey primary key,
  until_at timestamptz not null
);

-- Recurring work: the due time is data, and the firing is unique, so that it happens once across replicas.
create table schedules (
  name text constraint schedules_pkey primary key,
  cron text not null,
  time_zone text not null,
  next_at timestamptz not null
);
create table schedule_firings (
  schedule text not null,
  fire_at timestamptz not null,
  fired_at timestamptz not null,
  constraint schedule_firings_pkey primary key (schedule, fire_at)
);
