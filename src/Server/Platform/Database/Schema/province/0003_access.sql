-- Row-level security on every table of a province, its audit trail, and grants that live and end with memberships.
-- A policy asks first whether the caller has the right in all of the province: that is one comparison a statement, and the set of units below a
-- commune is only looked at where it is not so. "offset 0" keeps the planner from hashing a whole register to look up a few rows of it.
select cds.make_audit(current_schema());

do $$
declare
  here constant text := current_schema();
  rule record;
  seen text;
begin
  for rule in
    select * from (values
      -- table, right to read, right to write, column of the unit or the way to it
      ('decision', 'teams', 'rosters', 'issuer_unit_id in (select cds.seen(%1$L)) or exists (select from team_decision td join team t on t.id = td.team_id where td.decision_id = decision.id offset 0)'),
      ('team', 'teams', 'rosters', 'unit_id in (select cds.seen(%1$L))'),
      ('team_decision', 'teams', 'rosters', 'team_id in (select t.id from team t where t.unit_id in (select cds.seen(%1$L)))'),
      ('membership', 'teams', 'rosters', 'team_id in (select t.id from team t where t.unit_id in (select cds.seen(%1$L)))'),
      ('person', 'teams', 'rosters', 'exists (select from membership m where m.person_id = person.id offset 0)'),
      ('household', 'residents', 'records', 'village_id in (select cds.seen(%1$L))'),
      ('household_fact', 'residents', 'records', 'exists (select from household h where h.id = household_id offset 0)'),
      ('business', 'residents', 'records', 'village_id in (select cds.seen(%1$L))'),
      ('business_fact', 'residents', 'records', 'exists (select from business b where b.id = business_id offset 0)'),
      ('field_record', 'residents', 'records', 'village_id in (select cds.seen(%1$L))'),
      ('observation', 'residents', 'records', 'exists (select from household h where h.id = subject_id offset 0) or exists (select from business b where b.id = subject_id offset 0)'),
      ('tally', 'numbers', 'records', 'unit_id in (select cds.seen(%1$L))'),
      ('tally_day', 'numbers', 'records', 'unit_id in (select cds.seen(%1$L))'),
      ('tally_month', 'numbers', 'records', 'unit_id in (select cds.seen(%1$L))'),
      ('tally_quarter', 'numbers', 'records', 'unit_id in (select cds.seen(%1$L))'),
      ('tally_year', 'numbers', 'records', 'unit_id in (select cds.seen(%1$L))'),
      ('team_week', 'numbers', 'records', 'team_id in (select t.id from team t where t.unit_id in (select cds.seen(%1$L)))'),
      ('first_record', 'numbers', 'records', 'unit_id in (select cds.seen(%1$L))')
    ) as rules (relation, reads, writes, way)
  loop
    execute format('alter table %I enable row level security', rule.relation);
    execute format('create policy read on %I for select using ((select cds.whole(%L, %L)) or %s)', rule.relation, rule.reads, here, format(rule.way, rule.reads));
    -- A person and a decision come before what ties them to a unit.
    seen := case when rule.relation in ('person', 'decision') then format('(select exists (select cds.seen(%L)))', rule.writes) else format(rule.way, rule.writes) end;
    execute format('create policy add on %I for insert with check ((select cds.whole(%L, %L)) or %s)', rule.relation, rule.writes, here, seen);
    execute format('create policy change on %I for update using ((select cds.whole(%L, %L)) or %s)', rule.relation, rule.writes, here, format(rule.way, rule.writes));
  end loop;
end
$$;

-- What crosses the border of a scope, each as narrow as it can be.

-- Which of these records are stored, wherever: one that was sent before is answered so.
create function stored_records(ids uuid[]) returns setof uuid language sql stable security definer set search_path from current as $$
  select id from field_record where id = any(ids)
$$;

-- Which of these households and businesses are registered, wherever: an id is never used twice.
create function registered_subjects(ids uuid[]) returns setof uuid language sql stable security definer set search_path from current as $$
  select id from household where id = any(ids) union all select id from business where id = any(ids)
$$;

-- Where teams stand and stood: no name, no person; records that name only a place find their team by it.
create function team_places() returns table (id uuid, unit_id uuid, level text, valid_from date, valid_to date)
language sql stable security definer set search_path from current as $$
  select t.id, t.unit_id, t.level, t.valid_from, t.valid_to from team t
$$;

-- People whose phone and name the asker knows already: one person in teams of two communes stays one person.
create function known_people(phones text[], folded_names text[]) returns setof person language sql stable security definer set search_path from current as $$
  select p.* from unnest(phones, folded_names) as k (phone, folded) join person p on p.phone = k.phone and p.folded = k.folded
$$;

-- A membership gives the account of its person a grant, and ends it.
create function grant_members() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into cds.account_grant (id, account_id, role, unit_id, membership_id, valid_from, valid_to, granted_at, granted_by)
  select gen_random_uuid(), ap.account_id, case when m.role = 'leader' then 'teamLeader' when m.role in ('standingDeputy', 'deputy') then 'teamDeputy' else 'member' end,
    t.unit_id, m.id, m.valid_from, m.valid_to, now(), 'roster'
  from changed m join team t on t.id = m.team_id join cds.account_person ap on ap.person_id = m.person_id
  on conflict (membership_id, account_id) where membership_id is not null
  do update set role = excluded.role, unit_id = excluded.unit_id, valid_from = excluded.valid_from, valid_to = excluded.valid_to;
  return null;
end
$$;
create trigger grant_members after insert on membership referencing new table as changed for each statement execute function grant_members();
create trigger grant_members_again after update on membership referencing new table as changed for each statement execute function grant_members();
