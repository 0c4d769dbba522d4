-- Accounts, what each may see, and their sessions. Passwords are hashed slowly; tokens are random and kept as SHA-256 only, so that a copy of
-- these tables lets nobody in.
create table account (
  id uuid primary key,
  -- As its owner writes it; found again by login_key, which is folded.
  login text not null,
  login_key text not null unique,
  name text not null,
  password_hash text,
  -- Changes with every change of the password: sessions of before end.
  security_stamp text not null,
  failed_count int not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null
);

-- A role in a unit: the account sees the unit and all below it, and may do what the role allows. One at a time.
create table account_grant (
  account_id uuid primary key references account,
  role text not null check (role in ('admin', 'provinceLeader', 'provinceOfficer', 'communeOfficer', 'teamLeader', 'viewer')),
  unit_id uuid not null references unit,
  granted_at timestamptz not null
);
-- Accounts of a unit.
create index account_grant_unit on account_grant (unit_id);

create table session (
  id uuid primary key,
  account_id uuid not null references account,
  kind text not null check (kind in ('browser', 'api')),
  access_hash bytea not null unique,
  access_until timestamptz not null,
  -- Null for browsers, which sign in again.
  refresh_hash bytea unique,
  refresh_until timestamptz,
  security_stamp text not null,
  created_at timestamptz not null,
  ended_at timestamptz
);
-- Sessions to end with an account's password or when it is disabled.
create index session_account on session (account_id) where ended_at is null;
-- Sessions to clear away.
create index session_access_until on session (access_until);

-- Refresh tokens that were used: seeing one again means that somebody copied it, and ends its session.
create table spent_refresh (
  hash bytea primary key,
  session_id uuid not null references session on delete cascade
);
create index spent_refresh_session on spent_refresh (session_id);

-- The web server's key ring (ASP.NET Core data protection): keys of antiforgery tokens outlive a restart.
create table key_ring (
  name text primary key,
  xml text not null,
  added_at timestamptz not null default now()
);
