-- Bản chính thức: what the unit signed and sent, as a scan or as a PDF with digital signatures, with its number and date. Rows are only added; the last one stands.
create table report_official (
  report_id uuid not null references report,
  no int not null,
  -- Which sending it is the copy of.
  submission int not null,
  -- Số, ký hiệu: 12/BC-UBND.
  number text not null check (number <> ''),
  dated date not null,
  name text not null,
  media text not null check (media in ('application/pdf', 'image/jpeg', 'image/png')),
  -- A PDF that has a signature in it; whose it is and whether it holds is for the signing programs to say.
  signed boolean not null,
  size bigint not null check (size between 1 and 20971520),
  sha256 bytea not null,
  -- Why it takes the place of the one before it; null: it is the first.
  reason text check ((reason is null) = (no = 1)),
  added_by text not null,
  added_at timestamptz not null,
  content bytea not null,
  primary key (report_id, no),
  foreign key (report_id, submission) references report_submission (report_id, no)
);
-- Scans do not shrink, and are read whole.
alter table report_official alter column content set storage external;

-- It has exact numbers in it, as what was sent has.
do $$
declare
  here constant text := current_schema();
  way constant text := 'exists (select from report r where r.id = report_id and ((select cds.whole(%1$L, %2$L)) or jsonb_exists((select cds.scope(%1$L)), unit_id::text)) offset 0)';
begin
  alter table report_official enable row level security;
  execute format('create policy read on report_official for select using (' || way || ')', 'residents', here);
  execute format('create policy add on report_official for insert with check (' || way || ')', 'records', here);
end
$$;

insert into login_column values ('report_official', 'added_by');
