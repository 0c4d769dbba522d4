-- Mẫu văn bản of an office's reports: its own letterhead and words around the numbers, as DOCX with marks. Rows are only added; the last one of a unit stands.
create table letter_template (
  -- The province, district or commune; whatever lies below it uses it too, where it has none of its own.
  unit_id uuid not null,
  no int not null check (no > 0),
  name text not null,
  -- Null: from here on the unit has no template of its own.
  content bytea,
  size bigint not null check (size between 0 and 4194304),
  sha256 bytea,
  -- The earlier version that was brought back.
  again int,
  reason text,
  added_by text not null,
  added_at timestamptz not null,
  primary key (unit_id, no),
  check ((content is null) = (sha256 is null)),
  foreign key (unit_id, again) references letter_template
);
-- A DOCX is compressed already.
alter table letter_template alter column content set storage external;

do $$
declare
  here constant text := current_schema();
begin
  alter table letter_template enable row level security;
  -- A commune writes its letters in the province's template: what stands above one's own units is read too. Asked once a statement.
  execute format($policy$
    create policy read on letter_template for select using ((select cds.whole('numbers', %1$L)) or unit_id in (
      with recursive up as (
        select own.id from cds.seen('numbers') as own (id) union select v.parent_id from up join cds.unit_version v on v.unit_id = up.id where v.parent_id is not null)
      select up.id from up))
  $policy$, here);
  execute format('create policy add on letter_template for insert with check ((select cds.whole(''rosters'', %1$L)) or jsonb_exists((select cds.scope(''rosters'')), unit_id::text))', here);
end
$$;

insert into login_column values ('letter_template', 'added_by');
