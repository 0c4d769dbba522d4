-- Chất lượng số liệu: what rules found unlikely and what people said of it; households that are visited again.

-- Each time somebody, or the night, looked through the records of a unit.
create table quality_run (
  id uuid primary key,
  -- The province or a commune.
  unit_id uuid not null,
  made_at timestamptz not null,
  -- Login.
  made_by text not null,
  -- Records up to this seq were there: the next night looks at what came since.
  through_seq bigint not null,
  found int not null
);
-- When a unit was looked through last.
create index quality_run_unit on quality_run (unit_id, made_at desc);

create table quality_finding (
  id uuid primary key,
  rule text not null,
  -- The village, or the commune where it is about several of its villages.
  unit_id uuid not null,
  -- A month, e.g. 2026-03.
  period text not null,
  -- Login of whose work it is; empty where it is about a place.
  author text not null,
  -- What tells it from others of the same rule, place, month and author: an indicator, a member of a team, a photo.
  subject text not null,
  measured numeric not null,
  expected numeric not null,
  -- What was seen, in words that name nobody.
  message text not null,
  -- A few of the records behind it.
  records uuid[] not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  -- Looked for again and no longer found, before anybody answered it.
  cleared_at timestamptz,
  state text not null default 'open' check (state in ('open', 'explained', 'confirmed')),
  answered_at timestamptz,
  -- Login.
  answered_by text,
  reason text,
  check ((state = 'open') = (reason is null)),
  unique (rule, unit_id, period, author, subject)
);
-- The worklist of a unit; how many there are by rule and unit.
create index quality_finding_unit on quality_finding (unit_id, rule);

-- Thăm lại: households drawn of those that were visited in a month, to be visited again by somebody else.
create table revisit (
  id uuid primary key,
  commune_id uuid not null,
  village_id uuid not null,
  -- One that goes with a register that is taken back is in no sample any more.
  household_id uuid not null references household on delete cascade,
  -- The month of the visit.
  period text not null,
  drawn_at timestamptz not null,
  xact xid8 not null default pg_current_xact_id(),
  unique (period, household_id)
);
-- The sample of a commune, month by month.
create index revisit_commune on revisit (commune_id, period);
-- What a phone's villages are asked.
create index revisit_village on revisit (village_id, drawn_at);
do $$
declare
  here constant text := current_schema();
  rule record;
begin
  for rule in
    select * from (values
      ('quality_run', 'unit_id'), ('quality_finding', 'unit_id'), ('revisit', 'village_id')
    ) as rules (relation, place)
  loop
    execute format('alter table %I enable row level security', rule.relation);
    execute format('create policy read on %1$I for select using ((select cds.whole(%2$L, %4$L)) or jsonb_exists((select cds.scope(%2$L)), %3$I::text))', rule.relation, 'residents', rule.place, here);
    execute format('create policy add on %1$I for insert with check ((select cds.whole(%2$L, %4$L)) or jsonb_exists((select cds.scope(%2$L)), %3$I::text))', rule.relation, 'rosters', rule.place, here);
    execute format('create policy change on %1$I for update using ((select cds.whole(%2$L, %4$L)) or jsonb_exists((select cds.scope(%2$L)), %3$I::text))', rule.relation, 'rosters', rule.place, here);
  end loop;
end
$$;

insert into login_column values ('quality_run', 'made_by'), ('quality_finding', 'author'), ('quality_finding', 'answered_by');
