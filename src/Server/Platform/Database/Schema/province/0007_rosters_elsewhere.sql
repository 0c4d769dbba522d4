-- Rosters from elsewhere: how sheets of other forms are read, and what each change of the rosters touched, so that it can be taken back.

-- One change of the rosters: a file that was imported.
create table roster_change (
  id uuid primary key,
  made_at timestamptz not null,
  -- Login.
  made_by text not null,
  -- The communes (districts) whose teams it touched: who may write in all of them sees it and takes it back.
  units uuid[] not null check (cardinality(units) > 0),
  -- Name of the file.
  title text not null,
  -- Memberships that were new, changed, unchanged, ended.
  counts jsonb not null,
  undone_at timestamptz,
  undone_by text
);
-- The latest first.
create index roster_change_made on roster_change (made_at desc);

-- The rows that a change touched; they go once it is undone.
create table roster_change_row (
  change_id uuid not null references roster_change,
  relation text not null check (relation in ('decision', 'team', 'team_decision', 'person', 'membership')),
  -- Of a team_decision, its team.
  row_id uuid not null,
  -- Of a team_decision only.
  decision_id uuid,
  -- The row before the change; null where the change made it.
  before jsonb,
  -- Of the row as the change left it: undoing asks whether it is still so.
  print bytea not null,
  constraint roster_change_row_once unique nulls not distinct (change_id, relation, row_id, decision_id)
);
-- What is kept of a person whose data are erased.
create index roster_change_row_id on roster_change_row (row_id);

-- How a sheet with these headers is read for this unit, as somebody matched its columns.
create table roster_mapping (
  unit_id uuid not null,
  -- The folded texts of the header.
  signature text not null,
  mapping jsonb not null,
  made_at timestamptz not null,
  made_by text not null,
  primary key (unit_id, signature)
);

do $$
declare
  here constant text := current_schema();
  rule record;
begin
  alter table roster_change enable row level security;
  alter table roster_change_row enable row level security;
  alter table roster_mapping enable row level security;
  for rule in
    select * from (values
      ('roster_change', 'not exists (select from unnest(units) as u (id) where not jsonb_exists((select cds.scope(''rosters'')), u.id::text))'),
      ('roster_mapping', 'jsonb_exists((select cds.scope(''rosters'')), unit_id::text)')
    ) as rules (relation, way)
  loop
    execute format('create policy read on %I for select using ((select cds.whole(%L, %L)) or %s)', rule.relation, 'rosters', here, rule.way);
    execute format('create policy add on %I for insert with check ((select cds.whole(%L, %L)) or %s)', rule.relation, 'rosters', here, rule.way);
  end loop;
  execute format('create policy change on roster_mapping for update using ((select cds.whole(%L, %L)) or jsonb_exists((select cds.scope(''rosters'')), unit_id::text))', 'rosters', here);

  -- What a row says, as far as rosters write it; columns that are added later do not make earlier changes differ.
  for rule in
    select * from (values
      ('decision', 'r.number, r.issued_on, r.issuer_unit_id, r.issuer_level', 'id', 'null'),
      ('team', 'r.unit_id, r.level, r.name, r.key, r.ordinal, r.decision_id, r.valid_from, r.valid_to, r.ended_by', 'id', 'null'),
      ('team_decision', 'r.valid_from', 'team_id', 'c.decision_id'),
      ('person', 'r.name, r.folded, r.phone', 'id', 'null'),
      ('membership', 'r.team_id, r.person_id, r.role, r.affiliations, r.post, r.note, r.ordinal, r.decision_id, r.valid_from, r.valid_to, r.ended_by, r.term_to', 'id', 'null')
    ) as rules (relation, columns, key, second)
  loop
    execute format('create function roster_print(r %I) returns bytea language sql stable as $f$ select sha256(convert_to(json_build_array(%s)::text, ''UTF8'')) $f$', rule.relation, rule.columns);
  end loop;
end
$$;

-- Notes what the statements of a change make and alter, whoever wrote them; outside of a change it notes nothing.
-- Its arguments: the column that a row is found by, and the second one or null.
create function note_roster_row() returns trigger language plpgsql security definer set search_path from current as $$
declare
  change constant uuid := nullif(current_setting('cds.roster_change', true), '');
begin
  if change is null then
    return null;
  end if;
  execute case tg_op
    when 'INSERT' then format(
      'insert into roster_change_row select $1, %1$L, c.%2$I, %3$s, null, roster_print(row(c.*)::%1$I) from changed c', tg_table_name, tg_argv[0], tg_argv[1])
    else format(
      'insert into roster_change_row select $1, %1$L, c.%2$I, %3$s, to_jsonb(o), roster_print(row(c.*)::%1$I) from changed c join earlier o on o.%2$I = c.%2$I
       on conflict on constraint roster_change_row_once do update set print = excluded.print', tg_table_name, tg_argv[0], tg_argv[1])
  end using change;
  return null;
end
$$;
create trigger note_made after insert on decision referencing new table as changed for each statement execute function note_roster_row('id', 'null');
create trigger note_made after insert on team referencing new table as changed for each statement execute function note_roster_row('id', 'null');
create trigger note_made after insert on team_decision referencing new table as changed for each statement execute function note_roster_row('team_id', 'c.decision_id');
create trigger note_made after insert on person referencing new table as changed for each statement execute function note_roster_row('id', 'null');
create trigger note_made after insert on membership referencing new table as changed for each statement execute function note_roster_row('id', 'null');
create trigger note_altered after update on team referencing old table as earlier new table as changed for each statement execute function note_roster_row('id', 'null');
create trigger note_altered after update on person referencing old table as earlier new table as changed for each statement execute function note_roster_row('id', 'null');
create trigger note_altered after update on membership referencing old table as earlier new table as changed for each statement execute function note_roster_row('id', 'null');

-- What stands in the way of undoing a change: what is no longer as it left it, and what has been built on what it made. No person is named. It works
-- with its caller's rights, and shows the web role nothing.
create function roster_obstacles(change uuid) returns table (obstacle text, name text) language sql stable set search_path from current as $$
  with mine as materialized (
    select r.relation, r.row_id, r.decision_id, r.before, r.print from roster_change_row r where r.change_id = change
  ), made as materialized (
    select r.relation, r.row_id from mine r where r.before is null
  )
  select 'decision', coalesce(d.number, '?') from mine r left join decision d on d.id = r.row_id
  where r.relation = 'decision' and (d.id is null or roster_print(d) <> r.print)
  union all
  select 'team', coalesce(t.name, r.before ->> 'name', '?') from mine r left join team t on t.id = r.row_id
  where r.relation = 'team' and (t.id is null or roster_print(t) <> r.print)
  union all
  select 'member', coalesce(t.name, '?') from mine r left join membership m on m.id = r.row_id left join team t on t.id = m.team_id
  where r.relation = 'membership' and (m.id is null or roster_print(m) <> r.print)
  union all
  select 'member', coalesce((select t.name from membership m join team t on t.id = m.team_id where m.person_id = r.row_id order by m.valid_to desc, m.id limit 1), '?')
  from mine r left join person p on p.id = r.row_id
  where r.relation = 'person' and (p.id is null or roster_print(p) <> r.print)
  union all
  -- Later memberships and decisions of what the change made.
  select 'later', t.name from membership m join team t on t.id = m.team_id
  where m.id not in (select r.row_id from mine r where r.relation = 'membership')
    and (m.team_id in (select r.row_id from made r where r.relation = 'team') or m.person_id in (select r.row_id from made r where r.relation = 'person')
      or m.decision_id in (select r.row_id from made r where r.relation = 'decision') or m.ended_by in (select r.row_id from made r where r.relation = 'decision'))
  union all
  select 'later', t.name from team t
  where t.id not in (select r.row_id from mine r where r.relation = 'team')
    and (t.decision_id in (select r.row_id from made r where r.relation = 'decision') or t.ended_by in (select r.row_id from made r where r.relation = 'decision'))
  union all
  select 'later', t.name from team_decision td join team t on t.id = td.team_id
  where (td.team_id, td.decision_id) not in (select r.row_id, r.decision_id from mine r where r.relation = 'team_decision')
    and (td.team_id in (select r.row_id from made r where r.relation = 'team') or td.decision_id in (select r.row_id from made r where r.relation = 'decision'))
  union all
  -- Facts stay with the team that reported them.
  select 'records', t.name from made r join team t on t.id = r.row_id
  where r.relation = 'team' and (exists (select from field_record f where f.team_id = t.id) or exists (select from team_week w where w.team_id = t.id))
  union all
  select 'account', coalesce((select t.name from membership m join team t on t.id = m.team_id where m.person_id = r.row_id order by m.id limit 1), '?')
  from made r join cds.account_person ap on ap.person_id = r.row_id
  where r.relation = 'person'
$$;

-- Takes a change back: what it altered is as before, what it made is gone. Where something stands in the way, nothing is done and that is told;
-- otherwise the people concerned are.
create function undo_roster(change uuid, actor text, at timestamptz) returns table (obstacle text, name text, person uuid)
language plpgsql security definer set search_path from current as $$
#variable_conflict use_column
declare
  asked roster_change;
  gone uuid[];
  other text;
begin
  select c.* into asked from roster_change c where c.id = change and c.undone_at is null for update;
  if asked.id is null then
    raise no_data_found using message = 'no such change, or undone already';
  end if;
  if session_user <> current_user and not cds.whole('rosters', current_schema())
    and exists (select from unnest(asked.units) as u (id) where u.id not in (select cds.seen('rosters'))) then
    raise insufficient_privilege using message = 'undoing is not the asker''s to do';
  end if;
  return query select o.obstacle, o.name, null::uuid from roster_obstacles(change) o;
  if found then
    return;
  end if;
  begin
    update membership m
    set team_id = b.team_id, person_id = b.person_id, role = b.role, affiliations = b.affiliations, post = b.post, note = b.note, ordinal = b.ordinal,
      decision_id = b.decision_id, valid_from = b.valid_from, valid_to = b.valid_to, ended_by = b.ended_by, term_to = b.term_to
    from (
      select e.* from roster_change_row r cross join lateral jsonb_populate_record(null::membership, r.before) e
      where r.change_id = change and r.relation = 'membership' and r.before is not null) b
    where m.id = b.id;
    gone := array(select r.row_id from roster_change_row r where r.change_id = change and r.relation = 'membership' and r.before is null);
    -- Who had a role through a membership that never was, has it no more.
    update cds.account_grant g set ended_at = at where g.membership_id = any(gone) and g.ended_at is null;
    delete from membership m where m.id = any(gone);
    update team t
    set unit_id = b.unit_id, level = b.level, name = b.name, key = b.key, ordinal = b.ordinal, decision_id = b.decision_id, valid_from = b.valid_from,
      valid_to = b.valid_to, ended_by = b.ended_by
    from (
      select e.* from roster_change_row r cross join lateral jsonb_populate_record(null::team, r.before) e
      where r.change_id = change and r.relation = 'team' and r.before is not null) b
    where t.id = b.id;
    delete from team_decision td using roster_change_row r
    where r.change_id = change and r.relation = 'team_decision' and td.team_id = r.row_id and td.decision_id = r.decision_id;
    delete from team t using roster_change_row r where r.change_id = change and r.relation = 'team' and r.before is null and t.id = r.row_id;
    update person p set name = b.name, folded = b.folded, phone = b.phone
    from (
      select e.* from roster_change_row r cross join lateral jsonb_populate_record(null::person, r.before) e
      where r.change_id = change and r.relation = 'person' and r.before is not null) b
    where p.id = b.id;
    delete from person p using roster_change_row r where r.change_id = change and r.relation = 'person' and r.before is null and p.id = r.row_id;
    delete from decision d using roster_change_row r where r.change_id = change and r.relation = 'decision' and r.before is null and d.id = r.row_id;
  exception when foreign_key_violation then
    -- Something of another kind hangs on what the change made.
    get stacked diagnostics other = table_name;
    return query select 'other', other, null::uuid;
    return;
  end;
  return query select null::text, null::text, r.row_id from roster_change_row r where r.change_id = change and r.relation = 'person';
  delete from roster_change_row r where r.change_id = change;
  update roster_change c set undone_at = at, undone_by = actor where c.id = change;
end
$$;

-- As before; of a person who is erased, nothing is kept of what changes of the rosters altered either, and these cannot be undone any more.
create or replace function replace_person(wanted uuid) returns bigint language plpgsql security definer set search_path from current as $$
declare
  touched bigint;
  known text;
begin
  select phone into known from person where id = wanted;
  update decision_draft d set version = version + 1, sheet = (
    select jsonb_agg(case when regexp_replace(coalesce(line ->> 4, ''), '\D', '', 'g') = known then jsonb_build_array(line -> 0, pseudonym(wanted), line -> 2, '', '', '', '') else line end order by at)
    from jsonb_array_elements(d.sheet) with ordinality as of_sheet (line, at))
  where known is not null and exists (select from jsonb_array_elements(d.sheet) as line where regexp_replace(coalesce(line ->> 4, ''), '\D', '', 'g') = known);
  update person set name = pseudonym(id), folded = folded_pseudonym(id), phone = null where id = wanted;
  update membership set post = null, note = null where person_id = wanted and (post is not null or note is not null);
  select count(*) into touched from membership where person_id = wanted;
  update roster_change_row r
  set before = r.before || jsonb_build_object('name', pseudonym(wanted), 'folded', folded_pseudonym(wanted), 'phone', null), print = ''
  where r.relation = 'person' and r.row_id = wanted;
  update roster_change_row r
  set before = r.before || '{"post": null, "note": null}', print = ''
  where r.relation = 'membership' and (r.before ->> 'person_id' = wanted::text or r.row_id in (select m.id from membership m where m.person_id = wanted));
  return touched;
end
$$;

-- As before, and in the list of changes of the rosters.
create or replace function replace_author(old_login text, new_login text) returns bigint language plpgsql security definer set search_path from current as $$
declare
  touched bigint;
begin
  -- Only the login of an account that is being, or has been, erased: nobody else's records change hands.
  if exists (select from cds.account where login = old_login) then
    raise insufficient_privilege using message = 'an account still has this login';
  end if;
  update field_record set author = new_login where author = old_login;
  get diagnostics touched = row_count;
  update decision set
    typed_by = case when typed_by = old_login then new_login else typed_by end, published_by = case when published_by = old_login then new_login else published_by end
  where old_login in (typed_by, published_by);
  update decision_draft set
    typed_by = case when typed_by = old_login then new_login else typed_by end, changed_by = case when changed_by = old_login then new_login else changed_by end
  where old_login in (typed_by, changed_by);
  update decision_file set added_by = new_login where added_by = old_login;
  update roster_change set made_by = new_login where made_by = old_login;
  update roster_change set undone_by = new_login where undone_by = old_login;
  update roster_mapping set made_by = new_login where made_by = old_login;
  return touched;
end
$$;

-- A scan keeps its decision: what an import made is not taken back under it.
create function keep_scanned() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (select from decision_file f where f.decision_id = old.id) then
    raise foreign_key_violation using message = 'the decision has a scan', table = 'decision_file';
  end if;
  return old;
end
$$;
create trigger keep_scanned before delete on decision for each row execute function keep_scanned();
