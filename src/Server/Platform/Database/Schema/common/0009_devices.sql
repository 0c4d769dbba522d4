-- Phones of the field app: each signs in with a token of its own, which opens the way of its records and nothing else.

-- A code for a phone lets nobody choose a password.
alter table account_code drop constraint account_code_kind_check;
alter table account_code add constraint account_code_kind_check check (kind in ('invitation', 'reset', 'device'));

create table device (
  id uuid primary key,
  account_id uuid not null references account,
  -- As its owner or its browser calls it, e.g. Android · Chrome.
  label text not null,
  -- SHA-256 of the token, which only the phone has.
  token_hash bytea not null unique,
  -- Opens the phone's own data again where its PIN is lost: only a new code for the same account brings it back to the phone.
  recovery_key bytea not null,
  enrolled_at timestamptz not null,
  -- The code that enrolled it last, and the hash of what the phone made up for this attempt: where the answer was lost on its way, the same phone asks again
  -- with the used code and is answered once more.
  code_id uuid,
  attempt_hash bytea,
  -- What it told of itself with its last contact, which is noted at most once a minute.
  seen_at timestamptz not null,
  app_version text not null,
  waiting int not null default 0,
  -- The phone's clock minus ours.
  clock_offset_ms bigint,
  -- Revoked: with its next contact it destroys what it holds.
  revoked_at timestamptz,
  revoked_by text,
  -- Its owner signed it off.
  ended_at timestamptz
);
-- Phones of an account.
create index device_account on device (account_id);

-- Which life of the database this is: a restored backup is another one, and phones then offer again what they sent lately.
create table installation_epoch (
  only_one boolean primary key default true check (only_one),
  epoch uuid not null,
  since timestamptz not null
);
insert into installation_epoch (epoch, since) values (gen_random_uuid(), now());

-- What one person is told on their phone: a record that was returned to them, what became of one in custody, an answer. It goes with the account.
create table account_notice (
  id uuid primary key,
  account_id uuid not null references account,
  version int not null default 1,
  type text not null check (type in ('returned', 'custody', 'answer')),
  record_id uuid not null,
  title text not null,
  text text not null,
  at timestamptz not null,
  sender text not null,
  xact xid8 not null default pg_current_xact_id(),
  -- Returned again: the same notice in a higher version.
  unique (account_id, record_id, type)
);
