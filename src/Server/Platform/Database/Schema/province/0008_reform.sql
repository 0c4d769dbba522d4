-- What of a province stands on units: what a reform says before it is applied, and what keeps one from being undone. The caller's scope holds.
create function unit_traces(units uuid[]) returns table (teams bigint, memberships bigint, households bigint, businesses bigint, records bigint, decisions bigint)
language sql stable set search_path from current as $$
  select
    (select count(*) from team t where t.unit_id = any(units) and t.valid_to = 'infinity'),
    (select count(*) from membership m join team t on t.id = m.team_id where t.unit_id = any(units) and m.valid_to = 'infinity'),
    (select count(*) from household h where h.village_id = any(units)),
    (select count(*) from business b where b.village_id = any(units)),
    (select count(*) from field_record r where r.village_id = any(units)),
    (select count(*) from decision d where d.issuer_unit_id = any(units))
$$;
