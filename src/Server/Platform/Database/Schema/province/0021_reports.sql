-- Báo cáo: what each unit owes to the one above it, from the day its period opens to the day it is part of the superior's report.

-- From when on periods are opened here: the day the product began, less what was still to be done then.
create table report_since (since date not null);

-- The periods that are opened: what is added to one afterwards says why.
create table report_period (
  program text not null,
  report text not null,
  period text not null,
  opened_at timestamptz not null,
  primary key (program, report, period)
);

create table report (
  id uuid primary key,
  program text not null,
  -- Id of the schedule, or of the one-off deadline.
  report text not null,
  -- Empty for a one-off deadline.
  period text not null,
  unit_id uuid not null,
  -- The unit that receives it; null: one outside.
  superior_id uuid,
  title text not null,
  receiver text not null,
  due_on date,
  extended_to date,
  opened_at timestamptz not null,
  -- Why it was added after its period had opened.
  added text,
  excused text,
  state text not null default 'owed' check (state in ('owed', 'draft', 'submitted', 'returned', 'accepted', 'consolidated')),
  -- Grows with each step, so that of two who act at once the second is told.
  version int not null default 0,
  written jsonb not null default '{}',
  submissions int not null default 0,
  first_submitted_at timestamptz,
  submitted_at timestamptz,
  unique (program, report, period, unit_id)
);
-- What a unit owes; what a superior receives.
create index report_unit on report (unit_id);
create index report_superior on report (superior_id, program, report, period);

-- Every step, and every version of what was written; rows are only added.
create table report_step (
  report_id uuid not null references report,
  version int not null,
  at timestamptz not null,
  author text not null,
  deed text not null,
  -- A reason, where the deed has one.
  note text,
  until date,
  written jsonb,
  primary key (report_id, version)
);

-- Bản đã gửi: the whole report as it was sent, its numbers frozen.
create table report_submission (
  report_id uuid not null references report,
  no int not null,
  at timestamptz not null,
  author text not null,
  as_of timestamptz not null,
  content jsonb not null,
  primary key (report_id, no)
);

-- Lý do trả lại, pinned to a place of the version that was sent.
create table report_remark (
  report_id uuid not null references report,
  submission int not null,
  no int not null,
  anchor text not null,
  text text not null,
  primary key (report_id, submission, no)
);

-- A report is seen by who sees its unit's numbers. Who may do which step is decided before; whoever writes nothing in a unit writes no report of it.
do $$
declare
  here constant text := current_schema();
  way constant text := '(select cds.whole(%1$L, %2$L)) or jsonb_exists((select cds.scope(%1$L)), unit_id::text)';
  part text;
begin
  alter table report enable row level security;
  execute format('create policy read on report for select using (' || way || ')', 'numbers', here);
  execute format('create policy add on report for insert with check (' || way || ')', 'records', here);
  execute format('create policy change on report for update using (' || way || ')', 'records', here);
  foreach part in array array['report_step', 'report_submission', 'report_remark'] loop
    execute format('alter table %I enable row level security', part);
    -- What was sent has exact numbers in it.
    execute format('create policy read on %3$I for select using (exists (select from report r where r.id = report_id and (' || way || ') offset 0))',
      case part when 'report_submission' then 'residents' else 'numbers' end, here, part);
    execute format('create policy add on %3$I for insert with check (exists (select from report r where r.id = report_id and (' || way || ') offset 0))', 'records', here, part);
  end loop;
  -- The installation's own books.
  alter table report_period enable row level security;
  alter table report_since enable row level security;
  execute format('create policy keep on report_period for all using ((select cds.whole(%1$L, %2$L))) with check ((select cds.whole(%1$L, %2$L)))', 'records', here);
  execute format('create policy keep on report_since for all using ((select cds.whole(%1$L, %2$L))) with check ((select cds.whole(%1$L, %2$L)))', 'records', here);
end
$$;

insert into login_column values ('report_step', 'author'), ('report_submission', 'author');
