-- What was done with difficulties, for figures of a span of time: only of those that can count in it. One that came before, was settled before, and of which nothing was heard since adds
-- nothing; a province's boards read all of its years otherwise.
drop function difficulty_courses(uuid[], timestamptz);
create function difficulty_courses(tops uuid[], since timestamptz, until timestamptz) returns table (topic text, raised_at timestamptz, kinds text[], times timestamptz[])
language sql stable security definer set search_path from current as $$
  select d.topic, d.raised_at, coalesce(array_agg(s.kind order by s.number) filter (where s.kind is not null), '{}'), coalesce(array_agg(s.at order by s.number) filter (where s.kind is not null), '{}')
  from difficulty d left join difficulty_step s on s.difficulty_id = d.id and s.at < until
  where d.raised_at < until and d.unit_id in (select b.id from unnest(tops) as t (top) cross join lateral cds.below(t.top) as b (id))
    and (d.raised_at >= since or d.state not in ('answered', 'confirmed') or exists (select from difficulty_step late where late.difficulty_id = d.id and late.at >= since))
    and (session_user = current_user or cds.whole('numbers', current_schema()) or jsonb_exists((select cds.scope('numbers')), d.unit_id::text))
  group by d.id
$$;
