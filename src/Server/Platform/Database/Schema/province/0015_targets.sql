-- Chỉ tiêu giao and số tự khai: what units are asked for, and what they say of themselves.

-- The units above those in which the caller has a right: what they hand down is the caller's business too.
create function above_scope(wanted text) returns uuid[] language sql stable as $$
  with recursive up (id) as (
    select distinct v.parent_id from cds.seen(wanted) as s (id) join cds.unit_version v on v.unit_id = s.id
    where v.parent_id is not null and not jsonb_exists(cds.scope(wanted), v.parent_id::text)
    union
    select v.parent_id from up join cds.unit_version v on v.unit_id = up.id where v.parent_id is not null
  )
  select coalesce(array_agg(up.id), '{}') from up
$$;

-- A target as it was set; rows are only added, and the last of a line, unit and period is in force.
create table target (
  seq bigint generated always as identity primary key,
  program text not null,
  -- The indicator's id; of the quota of a single team with :quota behind it.
  line text not null,
  unit_id uuid not null,
  -- Year, quarter or month.
  period text not null,
  first_day date not null,
  last_day date not null check (first_day <= last_day),
  -- Null: taken back.
  amount numeric(12, 2) check (amount >= 0),
  scale text not null check (scale in ('value', 'count', 'quota')),
  -- Of a count: how many subjects the unit had in its register when it was set; what lies below is handed the same share.
  register bigint,
  -- The unit whose officer set it; null: a command of the installation.
  from_unit_id uuid,
  set_at timestamptz not null,
  author text not null,
  reason text not null default ''
);
-- What holds in a period, and the sheet of a program and period.
create index target_program_days on target (program, first_day, last_day);
-- The history of a unit's cells.
create index target_unit on target (unit_id, program, line, period, seq);

-- A target is handed down: measures of its unit and of all below are due.
create function target_due() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into measure_due (unit_id, from_on) select b.id, min(c.first_day) from changed c cross join lateral cds.below(c.unit_id) as b (id) group by 1;
  return null;
end
$$;
create trigger target_due after insert on target referencing new table as changed for each statement execute function target_due();

-- What a unit says of itself; rows are only added, and the last of an indicator, unit and period counts.
create table declared_value (
  seq bigint generated always as identity primary key,
  program text not null,
  indicator text not null,
  unit_id uuid not null,
  period text not null,
  -- Both null: taken back.
  numerator bigint check (numerator >= 0),
  denominator bigint check (denominator >= 0),
  note text not null default '',
  declared_at timestamptz not null,
  author text not null,
  check ((numerator is null) = (denominator is null))
);
-- The last of each cell of a sheet, and its history.
create index declared_value_unit on declared_value (unit_id, program, period, indicator, seq);

-- Whoever writes rosters are the officers of a unit, who set the targets below it; whether one may be lowered, or changed at all, is decided before.
do $$
declare
  here constant text := current_schema();
  way constant text := '(select cds.whole(%1$L, %2$L)) or jsonb_exists((select cds.scope(%1$L)), unit_id::text)';
begin
  alter table target enable row level security;
  execute format('create policy read on target for select using (' || way || ' or unit_id = any((select above_scope(%1$L))::uuid[]))', 'numbers', here);
  execute format('create policy add on target for insert with check (' || way || ')', 'rosters', here);
  alter table declared_value enable row level security;
  execute format('create policy read on declared_value for select using (' || way || ')', 'numbers', here);
  execute format('create policy add on declared_value for insert with check (' || way || ')', 'rosters', here);
end
$$;

insert into login_column values ('target', 'author'), ('declared_value', 'author');
