-- Khó khăn, vướng mắc: what becomes of each field record of that kind. What was said stays in the record; here is only how it stands, and each step that led there.

-- How a difficulty stands: the fold of its steps, kept so that lists can ask for it. Its id is the record's.
create table difficulty (
  id uuid primary key,
  -- The village, or the commune where it is about all of it.
  unit_id uuid not null,
  topic text not null,
  -- Login of who raised it.
  reporter text not null,
  state text not null check (state in ('raised', 'taken', 'answered', 'confirmed', 'reopened')),
  level text not null check (level in ('commune', 'province')),
  raised_at timestamptz not null,
  -- At its level, or reopened there: the level's clock runs from here.
  arrived_at timestamptz not null,
  -- Login.
  assignee text,
  answered_at timestamptz,
  -- The one whose answer will be this one's.
  same_as uuid references difficulty,
  version int not null,
  answer_version int not null,
  -- Phones are told what a step changed, see 0013.
  xact xid8 not null default pg_current_xact_id()
);
-- The worklist of a unit, what waited longest first; what is past its term.
create index difficulty_unit on difficulty (unit_id, state, arrived_at);
-- What a phone's owner raised.
create index difficulty_reporter on difficulty (reporter, xact);
-- Those that one answer is for.
create index difficulty_same on difficulty (same_as) where same_as is not null;

create table difficulty_step (
  difficulty_id uuid not null references difficulty,
  -- The version that it led to; two people who act on one version cannot both add it.
  number int not null,
  kind text not null check (kind in ('taken', 'escalated', 'answered', 'confirmed', 'reopened', 'joined', 'parted', 'related', 'remarked')),
  at timestamptz not null,
  -- Login.
  actor text not null,
  -- The answer, or why.
  text text,
  -- Login.
  assignee text,
  other_id uuid,
  primary key (difficulty_id, number)
);
-- Links to a difficulty from others.
create index difficulty_step_other on difficulty_step (other_id) where other_id is not null;

-- Đầu mối of the province for an area (Quảng Ngãi 335/2025, 3: one officer for the east, one for the west).
create table difficulty_contact (
  id uuid primary key,
  -- The province.
  unit_id uuid not null,
  area text not null,
  name text not null,
  phone text,
  email text,
  -- Login of their account here; null: they work outside of it.
  login text,
  valid_from date not null,
  valid_to date not null default 'infinity',
  named_at timestamptz not null,
  -- Login.
  named_by text not null,
  check (valid_from <= valid_to)
);
create table difficulty_contact_area (
  contact_id uuid not null references difficulty_contact,
  commune_id uuid not null,
  primary key (contact_id, commune_id)
);
-- Who is asked for a commune.
create index difficulty_contact_area_commune on difficulty_contact_area (commune_id);

-- Hỏi đáp: a question and its answer as an officer worded them for the guide of the field app; without anybody's name.
create table difficulty_guide (
  id uuid primary key,
  difficulty_id uuid not null references difficulty,
  -- The commune or the province that published it: the teams at and below it have it.
  unit_id uuid not null,
  -- Of difficulties or of a program.
  topic text not null,
  question text not null,
  answer text not null,
  published_at timestamptz not null,
  -- Login.
  published_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
-- The guide of a unit; what was published of a difficulty.
create index difficulty_guide_unit on difficulty_guide (unit_id, published_at) where withdrawn_at is null;
create index difficulty_guide_difficulty on difficulty_guide (difficulty_id);

do $$
declare
  here constant text := current_schema();
  way constant text := '(select cds.whole(%1$L, %2$L)) or jsonb_exists((select cds.scope(%1$L)), unit_id::text)';
begin
  -- Volunteers raise and confirm, so they write; who may do which step the program decides before.
  alter table difficulty enable row level security;
  execute format('create policy read on difficulty for select using (' || way || ')', 'residents', here);
  execute format('create policy add on difficulty for insert with check (' || way || ')', 'records', here);
  execute format('create policy change on difficulty for update using (' || way || ')', 'records', here);
  -- No policy to change or take away a step.
  alter table difficulty_step enable row level security;
  create policy read on difficulty_step for select using (exists (select from difficulty d where d.id = difficulty_id offset 0));
  execute format('create policy add on difficulty_step for insert with check (exists (select from difficulty d where d.id = difficulty_id and ((select cds.whole(%1$L, %2$L)) or jsonb_exists((select cds.scope(%1$L)), d.unit_id::text)) offset 0))', 'records', here);
  -- Whoever writes the rosters of all the province names its contacts; each place sees its own.
  alter table difficulty_contact_area enable row level security;
  execute format('create policy read on difficulty_contact_area for select using ((select cds.whole(%1$L, %2$L)) or jsonb_exists((select cds.scope(%1$L)), commune_id::text) or commune_id = any((select above_scope(%1$L))::uuid[]))', 'residents', here);
  execute format('create policy add on difficulty_contact_area for insert with check ((select cds.whole(%1$L, %2$L)))', 'rosters', here);
  alter table difficulty_contact enable row level security;
  execute format('create policy read on difficulty_contact for select using ((select cds.whole(%1$L, %2$L)) or exists (select from difficulty_contact_area a where a.contact_id = difficulty_contact.id offset 0))', 'residents', here);
  execute format('create policy add on difficulty_contact for insert with check ((select cds.whole(%1$L, %2$L)))', 'rosters', here);
  execute format('create policy change on difficulty_contact for update using ((select cds.whole(%1$L, %2$L)))', 'rosters', here);
  alter table difficulty_guide enable row level security;
  execute format('create policy read on difficulty_guide for select using (' || way || ' or unit_id = any((select above_scope(%1$L))::uuid[]))', 'teams', here);
  execute format('create policy add on difficulty_guide for insert with check (' || way || ')', 'rosters', here);
  execute format('create policy change on difficulty_guide for update using (' || way || ')', 'rosters', here);
end
$$;

insert into login_column values
  ('difficulty', 'reporter'), ('difficulty', 'assignee'), ('difficulty_step', 'actor'), ('difficulty_step', 'assignee'), ('difficulty_contact', 'login'), ('difficulty_contact', 'named_by'),
  ('difficulty_guide', 'published_by'), ('difficulty_guide', 'withdrawn_by');

-- What was raised before there were cases is raised now: nobody could have been late with it.
insert into difficulty (id, unit_id, topic, reporter, state, level, raised_at, arrived_at, version, answer_version)
select r.id, r.village_id, coalesce(r.body ->> 'topic', 'other'), r.author, 'raised', 'commune', now(), now(), 1, 0 from field_record r where r.kind = 'difficulty';

-- Records of these kinds among all others: to find what was said of somebody who is erased.
create index field_record_difficulty on field_record (id) where kind in ('difficulty', 'difficultyReply');

-- When what was done with the difficulties of some units and all below them, without a word of what they say: whoever sees numbers may count them.
create function difficulty_courses(tops uuid[], until timestamptz) returns table (topic text, raised_at timestamptz, kinds text[], times timestamptz[])
language sql stable security definer set search_path from current as $$
  select d.topic, d.raised_at, coalesce(array_agg(s.kind order by s.number) filter (where s.kind is not null), '{}'), coalesce(array_agg(s.at order by s.number) filter (where s.kind is not null), '{}')
  from difficulty d left join difficulty_step s on s.difficulty_id = d.id and s.at < until
  where d.raised_at < until and d.unit_id in (select b.id from unnest(tops) as t (top) cross join lateral cds.below(t.top) as b (id))
    and (session_user = current_user or cds.whole('numbers', current_schema()) or jsonb_exists((select cds.scope('numbers')), d.unit_id::text))
  group by d.id
$$;

-- What a phone's owner raised and is to be told of, unless it was done with long ago; also of a place that is theirs no more; by the login that raised it, which the server alone gives.
create function told_difficulties(asker text, since xid8, lately timestamptz) returns table (id uuid, unit_id uuid, topic text, question text, state text, level text, version int, at timestamptz, answer text, sender text)
language plpgsql stable security definer set search_path from current as $$
begin
  return query
  select d.id, d.unit_id, d.topic, r.body ->> 'text', d.state, d.level, d.version, last.at, answer.text,
    coalesce((select a.name from cds.account a where a.login = coalesce(answer.actor, last.actor)), case when last.actor like 'cds:%' then '' else last.actor end)
  from difficulty d join field_record r on r.id = d.id
  join lateral (select s.at, s.actor from difficulty_step s where s.difficulty_id = d.id order by s.number desc limit 1) last on true
  left join lateral (select s.text, s.actor from difficulty_step s where s.difficulty_id = d.id and s.kind = 'answered' order by s.number desc limit 1) answer on d.answered_at is not null
  where d.reporter = asker and d.xact >= since and (d.state <> 'confirmed' or last.at >= lately);
end
$$;

-- All that is kept of somebody here: what they raised and wrote, and where they are named as a contact.
create function privacy_difficulties(wanted uuid, asker uuid) returns json language sql stable security definer set search_path from current as $$
  select json_build_object(
    'raised', coalesce((
      select json_agg(json_build_object('at', r.observed_at, 'unitId', r.village_id, 'text', r.body ->> 'text', 'state', d.state) order by r.observed_at, r.id)
      from difficulty d join field_record r on r.id = d.id where d.reporter = mine.login), '[]'),
    'steps', coalesce((
      select json_agg(json_build_object('at', s.at, 'kind', s.kind, 'text', s.text) order by s.at, s.difficulty_id) from difficulty_step s where s.actor = mine.login), '[]'),
    'contacts', coalesce((
      select json_agg(json_build_object('area', c.area, 'name', c.name, 'phone', c.phone, 'email', c.email, 'validFrom', c.valid_from, 'validTo', nullif(c.valid_to, 'infinity')) order by c.valid_from, c.id)
      from difficulty_contact c where c.login = mine.login or c.phone = mine.phone), '[]'))
  from (select p.phone, a.login from person p left join cds.account_person ap on ap.person_id = p.id left join cds.account a on a.id = ap.account_id where p.id = wanted) mine
  where may_know(wanted, asker)
$$;

-- A text without somebody's name and phone, wherever they stand in it.
create function without(text text, name text, phone text, instead text) returns text language sql immutable as $$
  select case when phone is null or phone = '' then replace(text, name, instead) else replace(replace(text, name, instead), phone, '') end
$$;

-- With the name of a person of the rosters goes what others wrote of them in difficulties, and where they are a contact.
create function forget_in_difficulties(name text, phone text, instead text) returns void language plpgsql security definer set search_path from current as $$
begin
  update field_record r set body = jsonb_set(r.body, '{text}', to_jsonb(without(r.body ->> 'text', forget_in_difficulties.name, forget_in_difficulties.phone, instead)))
  where r.kind in ('difficulty', 'difficultyReply') and without(r.body ->> 'text', forget_in_difficulties.name, forget_in_difficulties.phone, instead) <> r.body ->> 'text';
  update difficulty_step s set text = without(s.text, forget_in_difficulties.name, forget_in_difficulties.phone, instead)
  where without(s.text, forget_in_difficulties.name, forget_in_difficulties.phone, instead) <> s.text;
  update difficulty_guide g set question = without(g.question, forget_in_difficulties.name, forget_in_difficulties.phone, instead), answer = without(g.answer, forget_in_difficulties.name, forget_in_difficulties.phone, instead);
  update difficulty_contact c set name = instead, phone = null, email = null, valid_to = least(c.valid_to, greatest(c.valid_from, current_date))
  where c.name = forget_in_difficulties.name or c.phone = forget_in_difficulties.phone;
end
$$;
revoke execute on function forget_in_difficulties(text, text, text) from public;

create function person_forgotten() returns trigger language plpgsql security definer set search_path from current as $$
begin
  perform forget_in_difficulties(old.name, old.phone, new.name);
  return null;
end
$$;
create trigger person_forgotten after update of name on person for each row when (new.name = pseudonym(new.id) and old.name <> new.name) execute function person_forgotten();

-- As before, and what was asked for the household: what was said of it, its photos, and what was published of that.
create or replace function erase_household(wanted uuid) returns table (cards bigint, records bigint) language plpgsql security definer set search_path from current as $$
declare
  gone constant text := 'Nội dung đã xóa theo yêu cầu.';
  asked uuid[];
  known record;
  more bigint;
begin
  if session_user <> current_user and not cds.whole('rosters', current_schema()) then
    raise insufficient_privilege using message = 'erasing is not the asker''s to do';
  end if;
  for known in select distinct f.head, f.phone from household_fact f where f.household_id = wanted and f.head <> pseudonym(wanted) loop
    perform forget_in_difficulties(known.head, known.phone, pseudonym(wanted));
  end loop;
  asked := array(select r.id from field_record r join household h on h.id = wanted and h.village_id = r.village_id where r.kind = 'difficulty' and r.body ->> 'subjectId' = wanted::text);
  update field_record r set body = jsonb_set(r.body, '{text}', to_jsonb(gone)) where r.id = any(asked);
  get diagnostics more = row_count;
  update difficulty_step s set text = gone where s.difficulty_id = any(asked) and s.text is not null;
  update difficulty_guide g set question = gone, answer = gone, withdrawn_at = coalesce(g.withdrawn_at, now()), withdrawn_by = coalesce(g.withdrawn_by, 'cds:erasure') where g.difficulty_id = any(asked);
  delete from photo p where p.record_id = any(asked);
  update household_fact set head = pseudonym(wanted), address = '', phone = null where household_id = wanted;
  get diagnostics cards = row_count;
  update field_record r set body = (r.body - 'phone') || jsonb_build_object('head', pseudonym(wanted), 'address', '')
  where r.kind = 'household' and r.id in (select f.record_id from household_fact f where f.household_id = wanted);
  get diagnostics records = row_count;
  records := records + more;
  return next;
end
$$;
