-- The policies again, asking the scope by key where a row has its unit (see the common step "scope").
do $$
declare
  here constant text := current_schema();
  rule record;
begin
  for rule in
    select * from (values
      ('decision', 'teams', 'rosters', 'jsonb_exists((select cds.scope(%1$L)), issuer_unit_id::text) or exists (select from team_decision td join team t on t.id = td.team_id where td.decision_id = decision.id offset 0)'),
      ('team', 'teams', 'rosters', 'jsonb_exists((select cds.scope(%1$L)), unit_id::text)'),
      ('household', 'residents', 'records', 'jsonb_exists((select cds.scope(%1$L)), village_id::text)'),
      ('business', 'residents', 'records', 'jsonb_exists((select cds.scope(%1$L)), village_id::text)'),
      ('field_record', 'residents', 'records', 'jsonb_exists((select cds.scope(%1$L)), village_id::text)'),
      ('tally', 'numbers', 'records', 'jsonb_exists((select cds.scope(%1$L)), unit_id::text)'),
      ('tally_day', 'numbers', 'records', 'jsonb_exists((select cds.scope(%1$L)), unit_id::text)'),
      ('tally_month', 'numbers', 'records', 'jsonb_exists((select cds.scope(%1$L)), unit_id::text)'),
      ('tally_quarter', 'numbers', 'records', 'jsonb_exists((select cds.scope(%1$L)), unit_id::text)'),
      ('tally_year', 'numbers', 'records', 'jsonb_exists((select cds.scope(%1$L)), unit_id::text)'),
      ('first_record', 'numbers', 'records', 'jsonb_exists((select cds.scope(%1$L)), unit_id::text)')
    ) as rules (relation, reads, writes, way)
  loop
    execute format('alter policy read on %I using ((select cds.whole(%L, %L)) or %s)', rule.relation, rule.reads, here, format(rule.way, rule.reads));
    if rule.relation <> 'decision' then
      execute format('alter policy add on %I with check ((select cds.whole(%L, %L)) or %s)', rule.relation, rule.writes, here, format(rule.way, rule.writes));
    end if;
    execute format('alter policy change on %I using ((select cds.whole(%L, %L)) or %s)', rule.relation, rule.writes, here, format(rule.way, rule.writes));
  end loop;
end
$$;

-- What was observed of subjects in the caller's scope: each subject is looked at once, not once for each of its observations.
create function observed(subjects uuid[], indicators text[], entirely uuid[]) returns setof observation
language sql stable security definer set search_path from current as $$
  with mine as materialized (
    select s.id, s.id = any(entirely) as entirely from (
      select h.id, h.village_id from household h where h.id = any(subjects) union all select b.id, b.village_id from business b where b.id = any(subjects)) s
    where (select cds.whole('residents', current_schema())) or jsonb_exists((select cds.scope('residents')), s.village_id::text)
  )
  select o.* from mine join observation o on o.subject_id = mine.id and o.indicator = any(indicators) where not mine.entirely
  union all
  select o.* from mine join observation o on o.subject_id = mine.id where mine.entirely
$$;

select cds.make_append_audit(current_schema());
