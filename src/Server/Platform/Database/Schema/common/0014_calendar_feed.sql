-- Địa chỉ lịch riêng: an address that a calendar program reads an account's report calendar from. Whoever has it needs no password, so only its hash is kept, and its owner ends it.
create table calendar_feed (
  account_id uuid primary key references account on delete cascade,
  token_hash bytea not null unique,
  made_at timestamptz not null,
  -- The last time that a calendar asked, to the hour.
  read_at timestamptz
);
