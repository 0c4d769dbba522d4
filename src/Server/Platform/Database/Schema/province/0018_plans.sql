-- What every push calls, in a language that keeps its plans: PostgreSQL 15 parses and plans the body of an SQL function anew in each statement that calls it,
-- which took longer than what they do.

create or replace function stored_records(ids uuid[]) returns setof uuid language plpgsql stable security definer set search_path from current as $$
begin
  return query select f.id from field_record f where f.id = any(ids);
end
$$;

create or replace function registered_subjects(ids uuid[]) returns setof uuid language plpgsql stable security definer set search_path from current as $$
begin
  return query select h.id from household h where h.id = any(ids) union all select b.id from business b where b.id = any(ids);
end
$$;

create or replace function observed(subjects uuid[], indicators text[], entirely uuid[]) returns setof observation
language plpgsql stable security definer set search_path from current as $$
begin
  return query
  with mine as materialized (
    select s.id, s.id = any(entirely) as entirely from (
      select h.id, h.village_id from household h where h.id = any(subjects) union all select b.id, b.village_id from business b where b.id = any(subjects)) s
    where (select cds.whole('residents', current_schema())) or jsonb_exists((select cds.scope('residents')), s.village_id::text)
  )
  select o.* from mine join observation o on o.subject_id = mine.id and o.indicator = any(indicators) where not mine.entirely
  union all
  select o.* from mine join observation o on o.subject_id = mine.id where mine.entirely;
end
$$;

create or replace function note_due(units uuid[], days date[]) returns void language plpgsql security definer set search_path from current as $$
begin
  insert into measure_due (unit_id, from_on) select * from unnest(units, days);
end
$$;

create or replace function note_teams_due(teams uuid[], weeks date[]) returns void language plpgsql security definer set search_path from current as $$
begin
  insert into measure_due (unit_id, from_on) select t.unit_id, min(w.week) from unnest(teams, weeks) as w (team, week) join team t on t.id = w.team group by 1;
end
$$;
