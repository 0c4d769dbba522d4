-- How a person wants to be told beside the portal, and the key to a channel that is not a person's. Messages themselves are a province's.

-- What an account has not set is as the program has it. It goes with the account.
create table message_setting (
  account_id uuid primary key references account,
  -- Empty: none.
  email text not null default '',
  email_on boolean not null default false,
  -- Ten digits; empty: none.
  zalo_phone text not null default '',
  zalo_on boolean not null default false,
  quiet_from time not null,
  quiet_to time not null,
  rests_at_weekends boolean not null,
  digest time not null,
  -- Channels carry what was made since they were switched on.
  email_since timestamptz,
  zalo_since timestamptz,
  changed_at timestamptz not null
);

-- The tokens of a channel whose provider gives a new one for each that is used up (Zalo Official Account): encrypted with the web server's key ring.
create table channel_token (
  channel text primary key,
  protected_tokens text not null,
  -- Of the refresh token in the settings that this began with: another one there begins anew.
  seed_hash bytea not null,
  expires_at timestamptz not null,
  changed_at timestamptz not null,
  -- The provider refuses the refresh token: somebody has to give the application its right anew.
  refused_at timestamptz
);
