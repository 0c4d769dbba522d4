-- Registers of households and businesses from files: what each file brought, so that it can be taken back.

create table register_change (
  id uuid primary key,
  made_at timestamptz not null,
  -- Login.
  made_by text not null,
  kind text not null check (kind in ('household', 'business')),
  -- Where it changed something: who may write in all of them sees it and takes it back.
  villages uuid[] not null check (cardinality(villages) > 0),
  -- Name of the file.
  title text not null,
  added int not null,
  altered int not null,
  undone_at timestamptz,
  undone_by text
);
-- The latest first.
create index register_change_made on register_change (made_at desc);

-- The cards that a file brought; they go once it is undone.
create table register_change_card (
  change_id uuid not null references register_change,
  subject_id uuid not null,
  observed_at timestamptz not null,
  record_id uuid not null,
  primary key (change_id, subject_id)
);

do $$
declare
  here constant text := current_schema();
  mine constant text := 'not exists (select from unnest(villages) as v (id) where not jsonb_exists((select cds.scope(''records'')), v.id::text))';
begin
  alter table register_change enable row level security;
  alter table register_change_card enable row level security;
  execute format('create policy read on register_change for select using ((select cds.whole(%L, %L)) or %s)', 'records', here, mine);
  execute format('create policy add on register_change for insert with check ((select cds.whole(%L, %L)) or %s)', 'records', here, mine);
  execute format('create policy read on register_change_card for select using ((select cds.whole(%L, %L)) or exists (select from register_change c where c.id = change_id))', 'records', here);
  execute format('create policy add on register_change_card for insert with check ((select cds.whole(%L, %L)) or exists (select from register_change c where c.id = change_id))', 'records', here);
end
$$;

-- Takes a file back: its cards, and the subjects that have none left. The caller holds the places and has seen that nothing speaks of them; what it takes
-- away of the figures stands in the same transaction.
create function withdraw_register(change uuid, actor text, at timestamptz) returns void language plpgsql security definer set search_path from current as $$
declare
  asked register_change;
begin
  select c.* into asked from register_change c where c.id = change and c.undone_at is null for update;
  if asked.id is null then
    raise no_data_found using message = 'no such change, or undone already';
  end if;
  if session_user <> current_user and not cds.whole('records', current_schema())
    and exists (select from unnest(asked.villages) as v (id) where v.id not in (select cds.seen('records'))) then
    raise insufficient_privilege using message = 'undoing is not the asker''s to do';
  end if;
  if asked.kind = 'household' then
    delete from household_fact f using register_change_card c
    where c.change_id = change and f.household_id = c.subject_id and f.observed_at = c.observed_at and f.record_id = c.record_id;
    delete from household h using register_change_card c
    where c.change_id = change and h.id = c.subject_id and not exists (select from household_fact f where f.household_id = h.id);
  else
    delete from business_fact f using register_change_card c
    where c.change_id = change and f.business_id = c.subject_id and f.observed_at = c.observed_at and f.record_id = c.record_id;
    delete from business b using register_change_card c
    where c.change_id = change and b.id = c.subject_id and not exists (select from business_fact f where f.business_id = b.id);
  end if;
  delete from register_change_card c where c.change_id = change;
  update register_change c set undone_at = at, undone_by = actor where c.id = change;
end
$$;

-- Where logins stand, so that an erased account's login is replaced everywhere: a step that adds such a column adds a line here.
create table login_column (relation text not null, name text not null, primary key (relation, name));
alter table login_column enable row level security;
insert into login_column values
  ('decision', 'typed_by'), ('decision', 'published_by'), ('decision_draft', 'typed_by'), ('decision_draft', 'changed_by'), ('decision_file', 'added_by'),
  ('roster_change', 'made_by'), ('roster_change', 'undone_by'), ('person_merge', 'merged_by'), ('person_merge', 'undone_by'), ('roster_mapping', 'made_by'), ('person_apart', 'said_by'),
  ('register_change', 'made_by'), ('register_change', 'undone_by');

-- As before, wherever a login stands. It returns the field records.
create or replace function replace_author(old_login text, new_login text) returns bigint language plpgsql security definer set search_path from current as $$
declare
  touched bigint;
  at login_column;
begin
  -- Only the login of an account that is being, or has been, erased: nobody else's records change hands.
  if exists (select from cds.account where login = old_login) then
    raise insufficient_privilege using message = 'an account still has this login';
  end if;
  update field_record set author = new_login where author = old_login;
  get diagnostics touched = row_count;
  for at in select * from login_column loop
    execute format('update %1$I set %2$I = $1 where %2$I = $2', at.relation, at.name) using new_login, old_login;
  end loop;
  return touched;
end
$$;
