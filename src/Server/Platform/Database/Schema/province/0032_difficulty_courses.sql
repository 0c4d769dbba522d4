-- As before, at a fifth of the cost, which was a third of a province's boards: the units are taken as they were worked out for scopes (see cds.keys) and not walked
-- anew, the plan is kept, and steps come one a row, in their order, without being sorted for each difficulty. keys() may keep what it works out, so this is volatile.
drop function difficulty_courses(uuid[], timestamptz, timestamptz);
create function difficulty_courses(tops uuid[], since timestamptz, until timestamptz) returns table (course bigint, topic text, raised_at timestamptz, kind text, at timestamptz)
language plpgsql volatile security definer set search_path from current as $$
begin
  return query
  select rank() over (order by d.id), d.topic, d.raised_at, s.kind, s.at
  from difficulty d left join difficulty_step s on s.difficulty_id = d.id and s.at < until
  where d.raised_at < until and jsonb_exists((select ('{' || string_agg(cds.keys(t.top), ',') || '}')::jsonb from unnest(tops) as t (top)), d.unit_id::text)
    and (d.raised_at >= since or d.state not in ('answered', 'confirmed') or exists (select from difficulty_step late where late.difficulty_id = d.id and late.at >= since))
    and (session_user = current_user or cds.whole('numbers', current_schema()) or jsonb_exists((select cds.scope('numbers')), d.unit_id::text))
  order by d.id, s.number;
end
$$;
