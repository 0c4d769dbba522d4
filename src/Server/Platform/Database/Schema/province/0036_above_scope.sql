-- The units above one's own, level by level. As a recursive query it prepared a table for as many units as the planner feared, 16 MB of it where nobody had counted the
-- units yet, to find three: 36 ms in every question of the guide.
create or replace function above_scope(wanted text) returns uuid[] language plpgsql stable as $$
declare
  above uuid[] := '{}';
  reached uuid[] := array(select id from cds.seen(wanted) as s (id));
begin
  loop
    -- "offset 0" keeps the planner from reading all units to look up those of a few.
    reached := array(
      select distinct v.parent_id from unnest(reached) as r (id)
        cross join lateral (select u.parent_id from cds.unit_version u where u.unit_id = r.id and u.parent_id is not null offset 0) v
      where v.parent_id <> all (above));
    exit when reached = '{}';
    above := above || reached;
  end loop;
  return array(select a.id from unnest(above) as a (id) where not jsonb_exists((select cds.scope(wanted)), a.id::text));
end
$$;
