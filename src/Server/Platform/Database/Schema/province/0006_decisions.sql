-- The register of decisions: what kind a decision is, whom it was sent to, its scan; and decisions under preparation with their roster sheet.
-- A row of decision is published and is never edited but for sent_on; what is still being typed stands in decision_draft and is gone once it is published.

alter table decision
  add column kind text not null default 'establish' check (kind in ('establish', 'consolidate', 'changeMembers', 'end')),
  -- Members begin on this day, and end the day before.
  add column effective_on date,
  add column subject text not null default '',
  add column replaces_id uuid references decision,
  -- Sent to the superior (the document of December 2025 asks for it).
  add column sent_on date,
  -- Logins; of imported ones, and of those from before this step, who typed them is not known.
  add column typed_by text,
  add column typed_at timestamptz,
  add column published_by text,
  add column published_at timestamptz;

update decision set effective_on = issued_on;
update decision d set kind = 'consolidate'
where exists (select from team_decision td join team t on t.id = td.team_id where td.decision_id = d.id and t.valid_from < d.issued_on);
alter table decision alter column effective_on set not null;

-- Its own day, where nothing else is said.
create function decision_day() returns trigger language plpgsql as $$
begin
  new.effective_on := coalesce(new.effective_on, new.issued_on);
  return new;
end
$$;
create trigger decision_day before insert on decision for each row execute function decision_day();

-- The register by day; the teams of a decision.
create index decision_issued on decision (issued_on);
create index team_decision_decision on team_decision (decision_id);
create index team_ended_by on team (ended_by) where ended_by is not null;

-- Nhiệm kỳ đến ngày: what the decision says; only a decision ends a membership.
alter table membership add column term_to date;

create table decision_draft (
  -- The decision keeps it once it is published.
  id uuid primary key,
  -- The unit whose teams it names.
  unit_id uuid not null,
  issuer_level text not null check (issuer_level in ('province', 'district', 'commune')),
  kind text not null check (kind in ('establish', 'consolidate', 'changeMembers', 'end')),
  number text,
  issued_on date,
  effective_on date,
  subject text not null default '',
  replaces_id uuid references decision,
  sent_on date,
  -- The roster sheet as typed: an array of arrays of cells.
  sheet jsonb not null default '[]',
  -- Teams that it ends.
  ends uuid[] not null default '{}',
  -- Grows with each saving, so that of two who type at once the second is told.
  version int not null default 1,
  typed_by text not null,
  typed_at timestamptz not null,
  changed_by text not null,
  changed_at timestamptz not null
);
-- Drafts of a unit.
create index decision_draft_unit on decision_draft (unit_id);

-- The scan of a decision, draft or published; in parts, so that an upload goes on where it stopped.
create table decision_file (
  id uuid primary key,
  decision_id uuid not null,
  name text not null,
  media text not null default '' check (media in ('', 'application/pdf', 'image/jpeg', 'image/png')),
  size bigint not null check (size between 1 and 20971520),
  -- What the sender says the whole is; null where it cannot tell.
  expected_sha256 bytea,
  -- Of the whole, once it is all here.
  sha256 bytea,
  added_by text not null,
  added_at timestamptz not null
);
-- Files of a decision.
create index decision_file_decision on decision_file (decision_id);

create table decision_file_part (
  file_id uuid not null references decision_file on delete cascade,
  starts_at bigint not null,
  content bytea not null,
  primary key (file_id, starts_at)
);
-- Scans are compressed already.
alter table decision_file_part alter column content set storage external;

do $$
declare
  here constant text := current_schema();
  writes constant text := format('(select cds.whole(''rosters'', %L)) or (select exists (select cds.seen(''rosters'')))', here);
  -- Whoever sees the decision sees that it has a scan; of a draft only those who may write it.
  of_seen constant text := 'exists (select from decision d where d.id = decision_id offset 0) or exists (select from decision_draft r where r.id = decision_id offset 0)';
  of_file constant text := 'exists (select from decision_file f where f.id = file_id offset 0)';
  own constant text := format('(select cds.whole(''rosters'', %L)) or unit_id in (select cds.seen(''rosters''))', here);
begin
  alter table decision_draft enable row level security;
  execute format('create policy read on decision_draft for select using (%s)', own);
  execute format('create policy add on decision_draft for insert with check (%s)', own);
  execute format('create policy change on decision_draft for update using (%s)', own);
  execute format('create policy take on decision_draft for delete using (%s)', own);
  alter table decision_file enable row level security;
  execute format('create policy read on decision_file for select using (%s)', of_seen);
  execute format('create policy add on decision_file for insert with check ((%s) and (%s))', writes, of_seen);
  execute format('create policy change on decision_file for update using ((%s) and (%s))', writes, of_seen);
  execute format('create policy take on decision_file for delete using ((%s) and (%s))', writes, of_seen);
  alter table decision_file_part enable row level security;
  execute format('create policy read on decision_file_part for select using (%s)', of_file);
  execute format('create policy add on decision_file_part for insert with check ((%s) and (%s))', writes, of_file);
  execute format('create policy take on decision_file_part for delete using ((%s) and (%s))', writes, of_file);
end
$$;

-- As before, and in the register of decisions: who typed, published and added.
create or replace function replace_author(old_login text, new_login text) returns bigint language plpgsql security definer set search_path from current as $$
declare
  touched bigint;
begin
  -- Only the login of an account that is being, or has been, erased: nobody else's records change hands.
  if exists (select from cds.account where login = old_login) then
    raise insufficient_privilege using message = 'an account still has this login';
  end if;
  update field_record set author = new_login where author = old_login;
  get diagnostics touched = row_count;
  update decision set
    typed_by = case when typed_by = old_login then new_login else typed_by end, published_by = case when published_by = old_login then new_login else published_by end
  where old_login in (typed_by, published_by);
  update decision_draft set
    typed_by = case when typed_by = old_login then new_login else typed_by end, changed_by = case when changed_by = old_login then new_login else changed_by end
  where old_login in (typed_by, changed_by);
  update decision_file set added_by = new_login where added_by = old_login;
  return touched;
end
$$;

-- As before, and in sheets that are still being typed: rows with the person's phone.
create or replace function replace_person(wanted uuid) returns bigint language plpgsql security definer set search_path from current as $$
declare
  touched bigint;
  known text;
begin
  select phone into known from person where id = wanted;
  update decision_draft d set version = version + 1, sheet = (
    select jsonb_agg(case when regexp_replace(coalesce(line ->> 4, ''), '\D', '', 'g') = known then jsonb_build_array(line -> 0, pseudonym(wanted), line -> 2, '', '', '', '') else line end order by at)
    from jsonb_array_elements(d.sheet) with ordinality as of_sheet (line, at))
  where known is not null and exists (select from jsonb_array_elements(d.sheet) as line where regexp_replace(coalesce(line ->> 4, ''), '\D', '', 'g') = known);
  update person set name = pseudonym(id), folded = folded_pseudonym(id), phone = null where id = wanted;
  update membership set post = null, note = null where person_id = wanted and (post is not null or note is not null);
  select count(*) into touched from membership where person_id = wanted;
  return touched;
end
$$;
