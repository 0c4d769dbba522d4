-- What phones of the field app pull, and what they send beside records.

-- Which transaction wrote a card: a pull asks for all that its last snapshot may have missed, so that nothing which commits late is skipped. Observations
-- need no such mark: the records of a place are written one transaction after another (see HoldPlaces), so their seq says it.
alter table household_fact add column xact xid8 not null default pg_current_xact_id();
alter table business_fact add column xact xid8 not null default pg_current_xact_id();
-- The cards that came, by an import or an erasure, since a phone asked last; without it each pull would read the whole register of its villages.
create index household_fact_xact on household_fact (xact);
create index business_fact_xact on business_fact (xact);

-- A card that an erasure changed goes to the phones again.
create function card_changed() returns trigger language plpgsql as $$
begin
  new.xact := pg_current_xact_id();
  return new;
end
$$;
create trigger card_changed before update on household_fact for each row execute function card_changed();
create trigger card_changed before update on business_fact for each row execute function card_changed();

-- Villages from whose register something was taken out, by an import that was taken back: phones are told them anew, as what is gone has no record to tell it by.
create table village_anew (
  village_id uuid primary key,
  xact xid8 not null
);
create function subject_gone() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into village_anew select distinct g.village_id, pg_current_xact_id() from gone g order by 1
  on conflict (village_id) do update set xact = excluded.xact;
  return null;
end
$$;
create trigger subject_gone after delete on household referencing old table as gone for each statement execute function subject_gone();
create trigger subject_gone after delete on business referencing old table as gone for each statement execute function subject_gone();

-- The activities of a place, among records of every other kind: for the log of a commune and for its phones.
create index field_record_activity on field_record (village_id, seq) where kind = 'activity';

-- Bản ghi chờ nhận: made while the place was the sender's, sent when it no longer was. The team that has the place now takes or refuses each.
create table custody_record (
  id uuid primary key,
  kind text not null,
  observed_at timestamptz not null,
  received_at timestamptz not null,
  village_id uuid not null,
  author text not null,
  account_id uuid not null,
  -- As it was sent, whole.
  record jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'taken', 'refused')),
  decided_at timestamptz,
  decided_by text,
  reason text
);
-- What waits in a place.
create index custody_record_waiting on custody_record (village_id, received_at) where state = 'waiting';

-- Puts records into custody, which their sender has no right to read or write: each once, and none that is stored already.
create function keep_in_custody(ids uuid[], kinds text[], times timestamptz[], places uuid[], records jsonb[], sender text, sender_account uuid, at timestamptz) returns setof uuid
language sql security definer set search_path from current as $$
  insert into custody_record (id, kind, observed_at, received_at, village_id, author, account_id, record)
  select r.id, r.kind, r.observed_at, at, r.place, sender, sender_account, r.record
  from unnest(ids, kinds, times, places, records) as r (id, kind, observed_at, place, record)
  where not exists (select from field_record f where f.id = r.id)
  on conflict (id) do nothing returning id
$$;

-- Photos of a record, in the parts that they came in, so that every backup has them.
create table photo (
  id uuid primary key,
  record_id uuid not null,
  village_id uuid not null,
  size int not null check (size between 1 and 524288),
  -- Told by the content, once it is all here.
  media text,
  author text not null,
  added_at timestamptz not null
);
-- Photos of an activity.
create index photo_record on photo (record_id);
create table photo_part (
  photo_id uuid not null references photo on delete cascade,
  starts_at int not null,
  content bytea not null,
  primary key (photo_id, starts_at)
);

-- A sender goes on with photos of records of their own, also of one in custody, whose place is theirs no more; of others it tells nothing.
create function photo_progress(wanted uuid, sender text) returns table (received int, size int, done boolean) language sql stable security definer set search_path from current as $$
  select coalesce((select sum(length(content)) from photo_part where photo_id = p.id), 0)::int, p.size, p.media is not null from photo p where p.id = wanted and p.author = sender
$$;

-- Begins a photo, or appends a part that begins where it ends; what does not fit changes nothing. With media it is complete.
create function add_photo_part(wanted uuid, of_record uuid, total int, part_at int, part bytea, kind_of_media text, sender text, at timestamptz) returns boolean
language plpgsql security definer set search_path from current as $$
declare
  place uuid;
  here int;
begin
  select village_id into place from field_record where id = of_record and author = sender;
  if not found then
    select village_id into place from custody_record where id = of_record and author = sender;
  end if;
  if place is null then
    return false;
  end if;
  insert into photo (id, record_id, village_id, size, author, added_at) values (wanted, of_record, place, total, sender, at) on conflict (id) do nothing;
  perform from photo where id = wanted and record_id = of_record and author = sender and size = total and media is null for update;
  if not found then
    return false;
  end if;
  select coalesce(sum(length(content)), 0) into here from photo_part where photo_id = wanted;
  if part_at <> here or here + length(part) > total then
    return false;
  end if;
  if length(part) > 0 then
    insert into photo_part values (wanted, part_at, part);
  end if;
  update photo set media = kind_of_media where id = wanted and kind_of_media is not null and here + length(part) = total;
  return true;
end
$$;

-- What the sender has sent of it so far: to look at the whole before its last part is taken.
create function photo_content(wanted uuid, sender text) returns bytea language sql stable security definer set search_path from current as $$
  select string_agg(part.content, ''::bytea order by part.starts_at) from photo p join photo_part part on part.photo_id = p.id where p.id = wanted and p.author = sender
$$;

-- What turned out to be no photo is dropped, to be sent again.
create function drop_photo(wanted uuid, sender text) returns void language sql security definer set search_path from current as $$
  delete from photo where id = wanted and author = sender and media is null
$$;

-- Thông báo of a unit to the teams below it.
create table announcement (
  id uuid primary key,
  unit_id uuid not null,
  title text not null,
  text text not null,
  at timestamptz not null,
  author text not null,
  sender text not null,
  xact xid8 not null default pg_current_xact_id()
);
create index announcement_unit_at on announcement (unit_id, at);
-- The places whose teams it is for.
create table announcement_place (
  announcement_id uuid not null references announcement,
  unit_id uuid not null,
  primary key (announcement_id, unit_id)
);
-- What a phone's places were told.
create index announcement_place_unit on announcement_place (unit_id);

do $$
declare
  here constant text := current_schema();
  rule record;
begin
  for rule in
    select * from (values
      ('custody_record', 'residents', 'records', 'village_id'),
      ('photo', 'residents', 'records', 'village_id'),
      ('village_anew', 'residents', 'records', 'village_id'),
      ('announcement_place', 'teams', 'rosters', 'unit_id')
    ) as rules (relation, reads, writes, place)
  loop
    execute format('alter table %I enable row level security', rule.relation);
    execute format('create policy read on %1$I for select using ((select cds.whole(%2$L, %4$L)) or jsonb_exists((select cds.scope(%2$L)), %3$I::text))', rule.relation, rule.reads, rule.place, here);
    execute format('create policy change on %1$I for update using ((select cds.whole(%2$L, %4$L)) or jsonb_exists((select cds.scope(%2$L)), %3$I::text))', rule.relation, rule.writes, rule.place, here);
  end loop;
  alter table photo_part enable row level security;
  create policy read on photo_part for select using (exists (select from photo p where p.id = photo_id offset 0));
  alter table announcement enable row level security;
  execute format('create policy read on announcement for select using ((select cds.whole(%1$L, %2$L)) or jsonb_exists((select cds.scope(%1$L)), unit_id::text) or exists (select from announcement_place p where p.announcement_id = announcement.id offset 0))', 'teams', here);
  execute format('create policy add on announcement for insert with check ((select cds.whole(%1$L, %2$L)) or jsonb_exists((select cds.scope(%1$L)), unit_id::text))', 'rosters', here);
  execute format('create policy add on announcement_place for insert with check ((select cds.whole(%1$L, %2$L)) or jsonb_exists((select cds.scope(%1$L)), unit_id::text))', 'rosters', here);
end
$$;

insert into login_column values ('custody_record', 'author'), ('custody_record', 'decided_by'), ('photo', 'author'), ('announcement', 'author');

-- With the login of who wrote an announcement goes their name.
create function announcer_erased() returns trigger language plpgsql as $$
begin
  new.sender := new.author;
  return new;
end
$$;
create trigger announcer_erased before update of author on announcement for each row execute function announcer_erased();
