-- An activity that another one mends (body.corrects) counts no more, whichever of the two came first.
create index field_record_mends on field_record (lower(body ->> 'corrects')) where kind = 'activity' and jsonb_exists(body, 'corrects');

-- Who mends an activity may lie outside the scope of who looks at it: the answer is the same for all.
create function is_mended(activity uuid) returns boolean language plpgsql stable security definer set search_path from current as $$
begin
  return exists (select from field_record m where m.kind = 'activity' and jsonb_exists(m.body, 'corrects') and lower(m.body ->> 'corrects') = activity::text and m.id <> activity);
end
$$;

-- Where activities are counted that a sender names by id, with what, and whether another mends them; a row for each id. Of what was done and with whom nothing.
create function activity_state(ids uuid[]) returns table (id uuid, village_id uuid, team_id uuid, observed_at timestamptz, body jsonb, is_mended boolean)
language plpgsql stable security definer set search_path from current as $$
begin
  return query
  select named.id, r.village_id, r.team_id, r.observed_at,
    jsonb_strip_nulls(jsonb_build_object('hours', r.body -> 'hours', 'minutes', r.body -> 'minutes', 'reached', r.body -> 'reached')), is_mended(named.id)
  from unnest(ids) as named (id) left join field_record r on r.id = named.id and r.kind = 'activity';
end
$$;

-- Photos that a record names, which may have been sent with the record that it mends.
create function listed_photos(body jsonb) returns uuid[] language sql immutable as $$
  select array(select (one ->> 'id')::uuid from jsonb_array_elements(case when jsonb_typeof(body -> 'photos') = 'array' then body -> 'photos' else '[]' end) as one)
$$;

-- What was counted beside its mended successor until now.
create temporary table gone on commit drop as
select r.village_id, r.team_id, (r.observed_at at time zone 'Asia/Ho_Chi_Minh')::date as day, coalesce((r.body ->> 'reached')::numeric, 0)::bigint as reached,
  case when jsonb_typeof(r.body -> 'hours') = 'number' and (r.body ->> 'hours')::numeric > 0 and (r.body ->> 'hours')::numeric <= 24
    then trunc((r.body ->> 'hours')::numeric * 60) else (r.body ->> 'minutes')::numeric end::bigint as minutes
from field_record r where r.kind = 'activity' and is_mended(r.id);

update tally t set subjects = t.subjects - less.activities, met = t.met - less.minutes, have = t.have - less.reached
from (
  select g.village_id, p.grain, date_trunc(p.span, g.day)::date as starts_on, count(*) as activities, sum(g.minutes)::bigint as minutes, sum(g.reached)::bigint as reached
  from gone g, (values ('D', 'day'), ('M', 'month'), ('Q', 'quarter'), ('Y', 'year')) as p (grain, span) group by 1, 2, 3) as less
where t.what = '@activities' and t.unit_id = less.village_id and t.grain = less.grain and t.starts_on = less.starts_on;

update team_week w set minutes = w.minutes - less.minutes
from (select g.team_id, date_trunc('week', g.day)::date as week, sum(g.minutes)::bigint as minutes from gone g group by 1, 2) as less
where w.team_id = less.team_id and w.week = less.week;

select note_due(array_agg(due.village_id), array_agg(due.day)) from (select g.village_id, min(g.day) as day from gone g group by 1) as due having count(*) > 0;
select note_teams_due(array_agg(due.team_id), array_agg(due.week)) from (select distinct g.team_id, date_trunc('week', g.day)::date as week from gone g) as due having count(*) > 0;

do $$
begin
  execute format($view$
    create or replace view reporting.%I as
    select r.id as record_id, r.team_id, r.village_id as place_id, r.observed_at, r.received_at, r.body ->> 'activityKind' as kind, (r.body ->> 'minutes')::numeric as minutes,
      (r.body ->> 'reached')::numeric as reached
    from field_record r where r.kind = 'activity'
      and not exists (select from field_record m where m.kind = 'activity' and jsonb_exists(m.body, 'corrects') and lower(m.body ->> 'corrects') = r.id::text and m.id <> r.id)
  $view$, current_schema() || '_activity');
end
$$;
