-- Hours of a commune's team are counted by whoever serves one of its villages too: a village without a team of its own is the commune's team's work.
-- The count alone crosses the border of the sender's scope, and only upwards.
create function count_team_minutes(teams uuid[], weeks date[], amounts bigint[]) returns void language plpgsql security definer set search_path from current as $$
begin
  if not pg_has_role(session_user, (select relowner from pg_class where oid = 'team_week'::regclass), 'member') and not cds.whole('records', current_schema())
    and exists (
      select from unnest(teams) as named (id) left join team t on t.id = named.id
      where t.unit_id is null or t.unit_id not in (
        with recursive up as (
          select own.id from cds.seen('records') as own (id) union select v.parent_id from up join cds.unit_version v on v.unit_id = up.id where v.parent_id is not null)
        select id from up)) then
    raise insufficient_privilege using message = 'Hours of a team outside the sender''s scope';
  end if;
  insert into team_week as w (team_id, week, minutes) select * from unnest(teams, weeks, amounts)
  on conflict (week, team_id) do update set minutes = w.minutes + excluded.minutes;
  perform note_teams_due(teams, weeks);
end
$$;
