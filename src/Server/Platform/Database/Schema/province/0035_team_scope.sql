-- Who sees the teams of one village was answered by reading all of the province's teams, for every statement about members and decisions and once for each table it
-- names; and the units above one's own by reading all units. Both are looked up by key now: what a caller sees is small, or all.

-- The teams in whose unit the caller has a right, as keys (see cds.scope); what the caller may not see of teams at all is not among them.
-- Of this province, whatever the caller's search path is.
create function team_scope(wanted text) returns jsonb language plpgsql stable set search_path from current as $$
begin
  return (
    select coalesce(jsonb_object_agg(t.id, 0), '{}')
    -- "offset 0" keeps the planner, which cannot know how few the units are, from reading all teams to look up those of a few.
    from cds.seen(wanted) as s (id) cross join lateral (select team.id from team where team.unit_id = s.id offset 0) t
  );
end
$$;

do $$
declare
  here constant text := current_schema();
  rule record;
begin
  for rule in
    select * from (values ('team_decision', 'teams', 'rosters'), ('membership', 'teams', 'rosters'), ('team_week', 'numbers', 'records')) as rules (relation, reads, writes)
  loop
    execute format('alter policy read on %1$I using ((select cds.whole(%2$L, %3$L)) or jsonb_exists((select team_scope(%2$L)), team_id::text))', rule.relation, rule.reads, here);
    execute format('alter policy add on %1$I with check ((select cds.whole(%2$L, %3$L)) or jsonb_exists((select team_scope(%2$L)), team_id::text))', rule.relation, rule.writes, here);
    execute format('alter policy change on %1$I using ((select cds.whole(%2$L, %3$L)) or jsonb_exists((select team_scope(%2$L)), team_id::text))', rule.relation, rule.writes, here);
  end loop;
end
$$;

create or replace function above_scope(wanted text) returns uuid[] language plpgsql stable as $$
begin
  return (
    with recursive up (id) as (
      select above.parent_id from cds.seen(wanted) as s (id)
        cross join lateral (select v.parent_id from cds.unit_version v where v.unit_id = s.id and v.parent_id is not null offset 0) above
      union
      select above.parent_id from up cross join lateral (select v.parent_id from cds.unit_version v where v.unit_id = up.id and v.parent_id is not null offset 0) above
    )
    select coalesce(array_agg(up.id), '{}') from up where not jsonb_exists((select cds.scope(wanted)), up.id::text)
  );
end
$$;
