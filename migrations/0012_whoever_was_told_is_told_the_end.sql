-- Who wants notices of a project besides those whom its waybill.yaml names, and who wants none of those that would reach
-- them otherwise. One in force for each recipient; earlier ones stay, so that it can be seen who had what when.
create table subscriptions (
  id uuid constraint subscriptions_pkey primary key,
  project_id uuid not null constraint subscriptions_project_fkey references projects (id),
  recipient text not null,
  -- A *declined* one has no kinds: it takes back what a group or waybill.yaml would bring.
  stance text not null,
  kinds jsonb not null,
  environments jsonb,
  set_by text not null,
  set_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  revision integer not null default 1,
  constraint subscriptions_stance_is_known check (stance in ('wanted', 'declined'))
);
create unique index subscriptions_one_in_force on subscriptions (project_id, recipient) where ended_at is null;

-- E-mail domains and channels shared with other companies, accepted once by an admin (promise 22).
create table accepted_recipients (
  id text constraint accepted_recipients_pkey primary key,
  accepted_by text not null,
  accepted_at timestamptz not null,
  revision integer not null default 1
);

-- One word to the stakeholders of a release: what is coming, that it arrived, that it went back, or that it failed.
create table notices (
  id uuid constraint notices_pkey primary key,
  -- What it is, once: `asn:<release>`, `pod:<deployment>`.
  key text not null constraint notices_key_key unique,
  project_id uuid not null constraint notices_project_fkey references projects (id),
  release_id uuid not null constraint notices_release_fkey references releases (id),
  kind text not null,
  state text not null,
  -- What was announced, as a snapshot: readers see this, whatever becomes of the release meanwhile.
  facts jsonb not null,
  -- What was first announced, for the proof to be held against.
  first_facts jsonb not null,
  -- The words of the person who reviewed it; recipients outside get no others.
  reviewed jsonb,
  -- Counts up with each change; the message of whoever is behind is edited. Of a significant one people are told.
  edition integer not null default 1,
  told_edition integer not null default 1,
  told_what jsonb not null default '[]',
  -- Whom it goes to is found out once, when it leaves; null before.
  addressed_at timestamptz,
  look_at timestamptz,
  created_at timestamptz not null,
  revision integer not null default 1,
  constraint notices_kind_is_known check (kind in ('asn', 'pod', 'returned', 'failure')),
  constraint notices_state_is_known check (state in ('held', 'open', 'closed'))
);
create index notices_release_idx on notices (release_id);
create index notices_due_idx on notices (look_at) where look_at is not null;

-- One recipient of one notice: nobody is told the same twice, and nobody is forgotten.
create table notice_recipients (
  id uuid constraint notice_recipients_pkey primary key,
  notice_id uuid not null constraint notice_recipients_notice_fkey references notices (id),
  recipient text not null,
  -- Why they get it: `waybill.yaml`, a user group's id, or who subscribed them.
  via text not null,
  is_outside boolean not null,
  state text not null,
  -- The editions that their message shows, and of which they were last told.
  shown_edition integer not null default 0,
  problem text,
  at timestamptz not null,
  revision integer not null default 1,
  constraint notice_recipients_one_each unique (notice_id, recipient),
  constraint notice_recipients_state_is_known
    check (state in ('wanted', 'told', 'not-accepted', 'not-reviewed', 'left', 'undeliverable'))
);

-- What a stakeholder said to a notice. A concern stays open until somebody answers it.
create table notice_answers (
  id uuid constraint notice_answers_pkey primary key,
  notice_id uuid not null constraint notice_answers_notice_fkey references notices (id),
  release_id uuid not null constraint notice_answers_release_fkey references releases (id),
  recipient text not null,
  user_id text not null,
  kind text not null,
  text text not null,
  at timestamptz not null,
  answer text,
  answered_by text,
  answered_at timestamptz,
  revision integer not null default 1,
  constraint notice_answers_kind_is_known check (kind in ('noted', 'concern'))
);
create unique index notice_answers_noted_once on notice_answers (notice_id, user_id) where kind = 'noted';
create index notice_answers_open_idx on notice_answers (release_id) where kind = 'concern' and answered_at is null;

-- Where Slack says that a message is: a person's id is taken for a post, and for no edit of it.
alter table messages add column posted_in text;

-- What is configured of advance notices, for projects that were set up before there were any.
update projects set configuration = configuration ||
  '{"announce": {"when": "ready", "review": false, "concerns": "answer", "movedMs": 3600000, "early": null}}'
  where not configuration ? 'announce';

-- An e-mail to leave: one for each edition that its recipient is told of. Its id is part of its Message-ID, so that a
-- second attempt after a lost answer is the same e-mail to whoever gets it twice.
create table mails (
  id uuid constraint mails_pkey primary key,
  notice_id uuid not null constraint mails_notice_fkey references notices (id),
  release_id uuid not null constraint mails_release_fkey references releases (id),
  recipient text not null,
  edition integer not null,
  state text not null,
  attempts integer not null default 0,
  -- When it is tried next; null once it has left or was given up.
  not_before timestamptz,
  created_at timestamptz not null,
  revision integer not null default 1,
  constraint mails_one_each_edition unique (notice_id, recipient, edition),
  constraint mails_state_is_known check (state in ('unsent', 'sent', 'refused'))
);
create index mails_due_idx on mails (not_before) where not_before is not null;
create index mails_thread_idx on mails (release_id, recipient);
