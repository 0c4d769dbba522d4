-- Khung nhìn báo cáo: what a reporting tool reads of a province, in the schema "reporting" and outside of what the web server may touch. Counts and no names; the
-- views read with their owner's rights, so whoever is given them sees the whole province. docs/open-data.md says how, and what each column is.
do $$
declare
  here constant text := current_schema();
begin
  execute 'create schema if not exists reporting';
  execute format($view$
    create view reporting.%I as
    select m.program, m.period, m.indicator, m.unit_id, v.code as unit_code, v.name as unit, u.kind as unit_kind, m.numerator, m.denominator, m.value, m.target, m.status,
      m.missing as missing_villages, m.computed_at
    from measure_row m join cds.unit u on u.id = m.unit_id
    join lateral (select v.code, v.name from cds.unit_version v where v.unit_id = m.unit_id order by v.valid_from desc limit 1) v on true
  $view$, here || '_measure');
  execute format($view$
    create view reporting.%I as
    select t.unit_id as village_id, v.code as village_code, v.name as village, c.code as commune_code, c.name as commune, t.what, t.starts_on as month, t.subjects, t.met, t.have
    from tally_month t
    join lateral (select v.code, v.name, v.parent_id from cds.unit_version v where v.unit_id = t.unit_id order by v.valid_from desc limit 1) v on true
    left join lateral (select c.code, c.name from cds.unit_version c where c.unit_id = v.parent_id order by c.valid_from desc limit 1) c on true
  $view$, here || '_tally');
  execute format($view$
    create view reporting.%I as
    select t.id as team_id, t.name, t.level, t.unit_id, v.code as unit_code, v.name as unit, t.valid_from, nullif(t.valid_to, 'infinity') as valid_to,
      (select count(*) from membership m where m.team_id = t.id and m.valid_from <= current_date and current_date <= m.valid_to) as members,
      d.number as decision, d.issued_on
    from team t join decision d on d.id = t.decision_id
    join lateral (select v.code, v.name from cds.unit_version v where v.unit_id = t.unit_id order by v.valid_from desc limit 1) v on true
  $view$, here || '_team');
  execute format($view$
    create view reporting.%I as
    select r.id as record_id, r.team_id, r.village_id as place_id, r.observed_at, r.received_at, r.body ->> 'activityKind' as kind, (r.body ->> 'minutes')::numeric as minutes,
      (r.body ->> 'reached')::numeric as reached
    from field_record r where r.kind = 'activity'
  $view$, here || '_activity');
end
$$;
