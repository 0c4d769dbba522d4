-- As before, in a language that keeps its plan (see 0018): each phone's desk and each sheet of targets asks for it, and it was planned anew each time.
create or replace function above_scope(wanted text) returns uuid[] language plpgsql stable as $$
begin
  return (
    with recursive up (id) as (
      select distinct v.parent_id from cds.seen(wanted) as s (id) join cds.unit_version v on v.unit_id = s.id
      where v.parent_id is not null and not jsonb_exists(cds.scope(wanted), v.parent_id::text)
      union
      select v.parent_id from up join cds.unit_version v on v.unit_id = up.id where v.parent_id is not null
    )
    select coalesce(array_agg(up.id), '{}') from up
  );
end
$$;
