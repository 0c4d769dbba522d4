-- Single sign-on: which identity at a provider opens which account. Links are made by the account's owner only, never by name or e-mail.
create table sso_link (
  -- Id of the provider in the installation's settings.
  provider text not null,
  -- SHA-256 of provider and subject: the list is to be no list of other systems' user numbers.
  subject_hash bytea not null,
  account_id uuid not null references account,
  linked_at timestamptz not null,
  -- When it last opened a session.
  used_at timestamptz,
  -- An identity opens one account only.
  primary key (provider, subject_hash),
  -- An account has one identity at a provider; also: the links of an account.
  unique (account_id, provider)
);
