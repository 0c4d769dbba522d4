-- Nhóm liên lạc: where the members of a team, or the teams of a commune or province, talk to each other.

-- The chat group of a team or unit; who changed it when is in the trail too.
create table group_link (
  -- The team or the unit.
  subject_id uuid primary key,
  -- The unit, of a team the one it works for.
  unit_id uuid not null,
  -- https; empty where there is none any more.
  address text not null check (address = '' or (address like 'https://%' and length(address) <= 1000)),
  -- Account; null where a command did.
  set_by uuid,
  set_at timestamptz not null
);

do $$
declare
  here constant text := current_schema();
  way constant text := '(select cds.whole(%1$L, %2$L)) or jsonb_exists((select cds.scope(%1$L)), unit_id::text)';
begin
  alter table group_link enable row level security;
  execute format('create policy read on group_link for select using (' || way || ')', 'teams', here);
  execute format('create policy add on group_link for insert with check (' || way || ')', 'rosters', here);
  execute format('create policy change on group_link for update using (' || way || ')', 'rosters', here);
end
$$;
