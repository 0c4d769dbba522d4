-- Tin nhắn: who is told what and why, once; and the parcels in which e-mail and Zalo carry it.

create table message (
  id uuid primary key,
  -- Reason, subject, person and day: each is told once, however often the night's job runs.
  key text not null unique,
  account_id uuid not null references cds.account on delete cascade,
  -- Whose work it is about.
  unit_id uuid not null,
  reason text not null,
  -- The report or difficulty.
  subject_id uuid not null,
  title text not null,
  -- The last day; of what was returned, the day of the return.
  day date,
  -- Path of the page where it is done.
  link text not null,
  -- Login of who caused it; cds:… of the installation.
  sender text not null,
  made_at timestamptz not null,
  read_at timestamptz,
  -- It was done: nobody needs to be told any more.
  settled_at timestamptz,
  xact xid8 not null default pg_current_xact_id()
);
-- A person's own, the latest first; those of them that are unread.
create index message_account on message (account_id, made_at);
create index message_unread on message (account_id) where read_at is null and settled_at is null;
-- Who was told about one thing.
create index message_subject on message (subject_id);
-- What may still go out by e-mail or Zalo.
create index message_made on message (made_at);

-- One letter to one person: a digest of a day, or what is urgent. A claim is written before it is sent; a claim that has run out is tried again under the same id.
create table message_parcel (
  id uuid primary key,
  account_id uuid not null references cds.account on delete cascade,
  channel text not null check (channel in ('email', 'zalo')),
  -- Null: urgent.
  digest_on date,
  state text not null default 'pending' check (state in ('pending', 'claimed', 'sent', 'failed', 'dead', 'dropped')),
  attempts int not null default 0,
  made_at timestamptz not null,
  next_at timestamptz not null,
  lease_until timestamptz,
  sent_at timestamptz,
  -- What the channel called it.
  provider_id text,
  -- Why it failed, in the program's words; never an address or a secret.
  error text,
  unique (account_id, channel, digest_on)
);
-- What is to be sent next.
create index message_parcel_next on message_parcel (next_at) where state in ('pending', 'claimed', 'failed');
-- What could not be sent.
create index message_parcel_dead on message_parcel (made_at) where state = 'dead';

-- Which letter carries which message.
create table message_delivery (
  message_id uuid not null references message on delete cascade,
  channel text not null,
  parcel_id uuid not null references message_parcel on delete cascade,
  primary key (message_id, channel)
);
create index message_delivery_parcel on message_delivery (parcel_id);

-- Whoever writes records of a unit may cause messages about it, and see who was told of it; letters are made by whoever writes in all of the province, which is the installation itself.
do $$
declare
  here constant text := current_schema();
  way constant text := '(select cds.whole(%1$L, %2$L)) or jsonb_exists((select cds.scope(%1$L)), unit_id::text)';
begin
  alter table message enable row level security;
  execute format('create policy read on message for select using (' || way || ')', 'records', here);
  execute format('create policy add on message for insert with check (' || way || ')', 'records', here);
  execute format('create policy change on message for update using (' || way || ')', 'records', here);
  alter table message_delivery enable row level security;
  create policy read on message_delivery for select using (exists (select from message m where m.id = message_id offset 0));
  execute format('create policy add on message_delivery for insert with check ((select cds.whole(%1$L, %2$L)))', 'records', here);
  alter table message_parcel enable row level security;
  execute format('create policy read on message_parcel for select using ((select cds.whole(%1$L, %2$L)) or exists (select from message_delivery d where d.parcel_id = message_parcel.id offset 0))', 'records', here);
  execute format('create policy add on message_parcel for insert with check ((select cds.whole(%1$L, %2$L)))', 'records', here);
  execute format('create policy change on message_parcel for update using ((select cds.whole(%1$L, %2$L)))', 'records', here);
end
$$;

insert into login_column values ('message', 'sender');
