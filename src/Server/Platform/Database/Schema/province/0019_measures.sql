-- Chỉ tiêu giao theo số lượng (5.000 hộ): a kept measure says it as it was set, and not only as the share of the register that it is.
alter table measure_row add column target_count numeric;

-- Rows of before do not know it: with nothing to stand on, all of them are worked out anew.
delete from measure_basis;

do $$
declare
  here constant text := current_schema();
begin
  execute format($view$
    create or replace view reporting.%I as
    select m.program, m.period, m.indicator, m.unit_id, v.code as unit_code, v.name as unit, u.kind as unit_kind, m.numerator, m.denominator, m.value, m.target, m.status,
      m.missing as missing_villages, m.computed_at, m.target_count
    from measure_row m join cds.unit u on u.id = m.unit_id
    join lateral (select v.code, v.name from cds.unit_version v where v.unit_id = m.unit_id order by v.valid_from desc limit 1) v on true
  $view$, here || '_measure');
end
$$;
