-- What is known of the indicators that records came for: pairs, one indicator of one subject each, because a batch of many households with many indicators names few of all their combinations.
create or replace function observed(subjects uuid[], indicators text[], entirely uuid[]) returns setof observation
language plpgsql stable security definer set search_path from current as $$
begin
  return query
  with mine as materialized (
    select s.id from (
      select h.id, h.village_id from household h where h.id = any(subjects || entirely) union all select b.id, b.village_id from business b where b.id = any(subjects || entirely)) s
    where (select cds.whole('residents', current_schema())) or jsonb_exists((select cds.scope('residents')), s.village_id::text)
  )
  select o.* from unnest(subjects, indicators) as pair (subject_id, indicator) join mine on mine.id = pair.subject_id
    join observation o on o.subject_id = pair.subject_id and o.indicator = pair.indicator
  union all
  select o.* from mine join observation o on o.subject_id = mine.id where mine.id = any(entirely);
end
$$;
