-- What each migration file said when it was applied: an edit afterwards is noticed at the next start.

create table applied_migrations (
  name text not null,
  sha256 text not null,
  applied_at timestamptz not null default now(),
  constraint applied_migrations_pkey primary key (name),
  constraint applied_migrations_sha256_is_a_hash check (sha256 ~ '^[0-9a-f]{64}$')
);
