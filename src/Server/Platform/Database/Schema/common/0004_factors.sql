-- The second factor of signing in, and what is known of each session, so that its owner can recognise it.
alter table account
  -- Accounts that everybody may try, such as the demo's.
  add column second_factor_exempt boolean not null default false,
  -- The time to set one up runs from here, or from the first grant above village level where that is later. Accounts that are there today begin today.
  add column second_factor_from timestamptz not null default now();

-- A secret shared with an app that shows codes (RFC 6238), one an account; encrypted with the key ring.
create table code_app (
  account_id uuid primary key references account,
  protected_secret text not null,
  -- Number of the half minute whose code was used last: no code is taken twice, nor an older one after it.
  last_step bigint not null,
  added_at timestamptz not null
);

-- Written down for the day the phone is lost; each works once. SHA-256 is enough for 79 random bits.
create table recovery_code (
  account_id uuid not null references account,
  hash bytea not null,
  used_at timestamptz,
  primary key (account_id, hash)
);

-- Public keys whose private halves never leave their owner's device (WebAuthn).
create table passkey (
  credential_id bytea primary key,
  id uuid not null unique,
  account_id uuid not null references account,
  name text not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  verifies_user boolean not null,
  backup_eligible boolean not null,
  backed_up boolean not null,
  added_at timestamptz not null,
  last_used_at timestamptz
);
-- Passkeys of an account.
create index passkey_account on passkey (account_id);

-- A passkey's challenge that waits for its answer, which comes once.
create table passkey_challenge (
  hash bytea primary key,
  -- Whose passkey is asked for or added; null: anybody's.
  account_id uuid references account,
  purpose text not null check (purpose in ('add', 'sign-in')),
  state text not null,
  until timestamptz not null
);
create index passkey_challenge_until on passkey_challenge (until);

-- A sign-in whose password was right and whose second factor is still asked for.
create table sign_in_step (
  hash bytea primary key,
  account_id uuid not null references account,
  security_stamp text not null,
  -- Address to go on to.
  back text not null,
  until timestamptz not null
);
create index sign_in_step_until on sign_in_step (until);

alter table session
  -- What it was opened with, e.g. password, code, recovery, passkey.
  add column way text not null default 'password',
  -- From then on it may only set up a second factor; null: it may all its account may.
  add column second_factor_by timestamptz,
  -- When its holder last proved who they are.
  add column proved_at timestamptz not null default now(),
  -- To the minute.
  add column last_used_at timestamptz not null default now(),
  add column device text not null default '',
  -- Network of the address, never the whole of it.
  add column network text not null default '';
