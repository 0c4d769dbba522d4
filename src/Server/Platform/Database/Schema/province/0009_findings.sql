-- Findings are worked out from the rosters as of a day; what is kept of them is which need not be seen to for a while.

create table finding_waiver (
  id uuid primary key,
  -- Where the finding stands; the waiver is seen and written by those who see and write the rosters there.
  unit_id uuid not null,
  -- Program and rule or deadline; empty program: a finding that no program makes.
  program text not null,
  rule text not null,
  -- The team, unit or decision that the finding is about.
  subject_id uuid not null,
  reason text not null,
  valid_from date not null,
  -- Last day; it ends by itself.
  valid_to date not null,
  -- First day on which it no longer held because it was taken back.
  ended_on date,
  granted_by uuid,
  granted_at timestamptz not null,
  ended_by uuid,
  check (valid_from <= valid_to)
);
-- Waivers of the units of a worklist.
create index finding_waiver_unit on finding_waiver (unit_id);

do $$
declare
  here constant text := current_schema();
  way constant text := '(select cds.whole(%1$L, %2$L)) or jsonb_exists((select cds.scope(%1$L)), unit_id::text)';
begin
  alter table finding_waiver enable row level security;
  execute format('create policy read on finding_waiver for select using (' || way || ')', 'numbers', here);
  execute format('create policy add on finding_waiver for insert with check (' || way || ')', 'rosters', here);
  execute format('create policy change on finding_waiver for update using (' || way || ')', 'rosters', here);
end
$$;
