-- Tài liệu kèm theo of a report. A file that was sent once stays with that sending for ever; one that never was can be taken away altogether.
create table report_attachment (
  id uuid primary key,
  report_id uuid not null references report,
  name text not null check (name <> ''),
  media text not null,
  size bigint not null check (size between 1 and 20971520),
  sha256 bytea not null,
  -- The first sending that it goes with, and the last one; null: it is not taken away.
  first_submission int not null check (first_submission > 0),
  last_submission int check (last_submission >= first_submission),
  added_by text not null,
  added_at timestamptz not null,
  removed_by text,
  removed_at timestamptz,
  content bytea not null,
  check ((last_submission is null) = (removed_at is null) and (removed_at is null) = (removed_by is null))
);
create index report_attachment_report on report_attachment (report_id);
-- What is attached is compressed already, and is read whole.
alter table report_attachment alter column content set storage external;

-- Who sees what was sent sees it; who writes the report adds and takes away.
do $$
declare
  here constant text := current_schema();
  way constant text := 'exists (select from report r where r.id = report_id and ((select cds.whole(%1$L, %2$L)) or jsonb_exists((select cds.scope(%1$L)), unit_id::text)) offset 0)';
begin
  alter table report_attachment enable row level security;
  execute format('create policy read on report_attachment for select using (' || way || ')', 'residents', here);
  execute format('create policy add on report_attachment for insert with check (' || way || ')', 'records', here);
  execute format('create policy take on report_attachment for update using (' || way || ') with check (' || way || ')', 'records', here);
  execute format('create policy drop on report_attachment for delete using (last_submission is null and ' || way || ')', 'records', here);
end
$$;

insert into login_column values ('report_attachment', 'added_by'), ('report_attachment', 'removed_by');
