-- Số liệu tính sẵn: measures of communes and what lies above them, for every month, quarter and year, so that a dashboard reads rows instead of summing a province.
-- They are derived (cds verify recomputes them): what changed is noted in the transaction that changed it, and worked out anew within two seconds.

create table measure_row (
  program text not null,
  -- 2025-11, 2025-Q4 or 2025.
  period text not null,
  unit_id uuid not null,
  indicator text not null,
  -- Null where nothing was reported: missing is not zero.
  numerator bigint,
  denominator bigint,
  value numeric,
  target numeric,
  -- Households of the villages that have a target: what targets of several units are weighed with.
  target_weight bigint not null,
  status text not null check (status in ('met', 'behind', 'missing', 'noTarget')),
  -- Villages of the unit without any record up to the period's end.
  missing int not null,
  computed_at timestamptz not null,
  primary key (program, period, unit_id, indicator)
);
-- The course of a unit over its periods.
create index measure_row_unit on measure_row (unit_id, program);

-- What the rows of a program were worked out with: another tree, document or day means all of them anew.
create table measure_basis (
  program text primary key,
  document text not null,
  tree_revision bigint not null,
  computed_through date not null
);

-- Figures of a place changed, for this day and all later ones.
create table measure_due (
  id bigint generated always as identity,
  unit_id uuid not null,
  from_on date not null
);

do $$
declare
  here constant text := current_schema();
begin
  alter table measure_row enable row level security;
  alter table measure_basis enable row level security;
  alter table measure_due enable row level security;
  execute format('create policy read on measure_row for select using ((select cds.whole(%1$L, %2$L)) or jsonb_exists((select cds.scope(%1$L)), unit_id::text))', 'numbers', here);
  execute format('create policy keep on measure_row for all using ((select cds.whole(%1$L, %2$L))) with check ((select cds.whole(%1$L, %2$L)))', 'records', here);
  execute format('create policy keep on measure_basis for all using ((select cds.whole(%1$L, %2$L))) with check ((select cds.whole(%1$L, %2$L)))', 'records', here);
  execute format('create policy keep on measure_due for all using ((select cds.whole(%1$L, %2$L))) with check ((select cds.whole(%1$L, %2$L)))', 'records', here);
end
$$;

-- Notes that figures of places change from a day on, whoever changes them; it tells nothing.
create function note_due(units uuid[], days date[]) returns void language sql security definer set search_path from current as $$
  insert into measure_due (unit_id, from_on) select * from unnest(units, days)
$$;

-- The same for the units that teams work for, wherever their activity was.
create function note_teams_due(teams uuid[], weeks date[]) returns void language sql security definer set search_path from current as $$
  insert into measure_due (unit_id, from_on) select t.unit_id, min(w.week) from unnest(teams, weeks) as w (team, week) join team t on t.id = w.team group by 1
$$;

-- Rosters count too: which team stands where, and how many are in it.
create function team_due() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into measure_due (unit_id, from_on) select c.unit_id, min(c.valid_from) from changed c group by 1;
  return null;
end
$$;
create trigger team_due_new after insert on team referencing new table as changed for each statement execute function team_due();
create trigger team_due_changed after update on team referencing new table as changed for each statement execute function team_due();
create trigger team_due_gone after delete on team referencing old table as changed for each statement execute function team_due();
create function membership_due() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into measure_due (unit_id, from_on) select t.unit_id, min(c.valid_from) from changed c join team t on t.id = c.team_id group by 1;
  return null;
end
$$;
create trigger membership_due_new after insert on membership referencing new table as changed for each statement execute function membership_due();
create trigger membership_due_changed after update on membership referencing new table as changed for each statement execute function membership_due();
create trigger membership_due_gone after delete on membership referencing old table as changed for each statement execute function membership_due();

-- What was there before this step.
insert into measure_due (unit_id, from_on) select unit_id, min(starts_on) from tally_month group by 1;
insert into measure_due (unit_id, from_on) select unit_id, min(valid_from) from team group by 1;
