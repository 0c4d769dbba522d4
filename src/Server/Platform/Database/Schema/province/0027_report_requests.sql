-- Yêu cầu báo cáo đột xuất: what a unit asks once of units below it. Each unit that is asked owes a row of report, as for a scheduled one.
create table report_request (
  id uuid primary key,
  program text not null,
  -- Who asks, and receives.
  unit_id uuid not null,
  unit_level text not null,
  -- Of the units that are asked.
  level text not null,
  -- Trích yếu.
  title text not null check (title <> ''),
  -- Số, ký hiệu and day of the dispatch that asks.
  number text not null check (number <> ''),
  dated date not null,
  reason text not null check (reason <> ''),
  -- [{title, prompt}]: what is answered in words.
  questions jsonb not null,
  -- Indicators of the program in its table; empty: it has none.
  indicators text[] not null,
  -- What the numbers are of.
  period text not null,
  due_on date not null,
  receiver text not null,
  -- To whom the asking unit reports the whole; null: to nobody.
  whole_to text,
  made_by text not null,
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  -- Why it was taken back.
  withdrawn text,
  check ((withdrawn is null) = (withdrawn_at is null))
);
-- What a unit has asked for, the latest first.
create index report_request_unit on report_request (unit_id, made_at);

alter table report add column request_id uuid references report_request;
-- Who was asked, and how far each has come.
create index report_request_of on report (request_id) where request_id is not null;

-- It is seen by who sees the asking unit's numbers, and by who sees a report that answers it.
do $$
declare
  here constant text := current_schema();
  way constant text := '(select cds.whole(%1$L, %2$L)) or jsonb_exists((select cds.scope(%1$L)), unit_id::text)';
begin
  alter table report_request enable row level security;
  execute format('create policy read on report_request for select using (' || way || ' or exists (select from report r where r.request_id = report_request.id offset 0))', 'numbers', here);
  execute format('create policy add on report_request for insert with check (' || way || ')', 'records', here);
  execute format('create policy change on report_request for update using (' || way || ')', 'records', here);
end
$$;

insert into login_column values ('report_request', 'made_by');
