-- One person who stands in the rosters twice: merged into one, which can be taken back, or known to be two.

create table person_merge (
  id uuid primary key,
  -- Who stays, and who is no longer in the rosters.
  kept_id uuid not null,
  gone_id uuid not null,
  -- Of all teams that either is or was in: who may write in all of them merges, sees it and takes it back.
  units uuid[] not null check (cardinality(units) > 0),
  -- Rows as they were: people, memberships, accounts, grants. Null once it is taken back, or the person's data are erased.
  before jsonb,
  -- Name (folded) and phone under which lists may still bring them: rosters that come later lead to who stays.
  aliases jsonb not null default '[]',
  -- Of what the merge left: taking it back asks whether it is still so.
  prints jsonb not null,
  merged_at timestamptz not null,
  merged_by text not null,
  undone_at timestamptz,
  undone_by text
);
-- The latest first; who was merged into somebody; what became of somebody.
create index person_merge_made on person_merge (merged_at desc);
create index person_merge_kept on person_merge (kept_id) where undone_at is null;
create index person_merge_gone on person_merge (gone_id) where undone_at is null;

-- Two who look alike and are not the same, as somebody said.
create table person_apart (
  one_id uuid not null,
  other_id uuid not null,
  -- Login.
  said_by text not null,
  said_at timestamptz not null,
  primary key (one_id, other_id),
  check (one_id < other_id)
);

do $$
declare
  here constant text := current_schema();
  pair constant text := 'exists (select from person p where p.id = one_id offset 0) and exists (select from person p where p.id = other_id offset 0)';
  writes constant text := format('((select cds.whole(''rosters'', %L)) or (select exists (select cds.seen(''rosters''))))', here);
begin
  alter table person_merge enable row level security;
  execute format('create policy read on person_merge for select using ((select cds.whole(%L, %L)) or not exists (select from unnest(units) as u (id) where not jsonb_exists((select cds.scope(''rosters'')), u.id::text)))',
    'rosters', here);
  alter table person_apart enable row level security;
  execute format('create policy read on person_apart for select using (%s)', pair);
  execute format('create policy add on person_apart for insert with check (%s and %s)', writes, pair);
  execute format('create policy take on person_apart for delete using (%s and %s)', writes, pair);
end
$$;

-- A person and all who were merged into them.
create function merged_people(wanted uuid) returns uuid[] language sql stable security definer set search_path from current as $$
  with recursive back (id) as (select wanted union select m.gone_id from back join person_merge m on m.kept_id = back.id and m.undone_at is null)
  select array_agg(id) from back where id is not null
$$;

-- What two people hold together, each kind hashed by itself so that a refusal can say what has changed.
create function merge_prints(kept uuid, gone uuid, members uuid[]) returns jsonb language sql stable set search_path from current as $$
  select jsonb_build_object(
    'person', (select encode(roster_print(p), 'hex') from person p where p.id = kept),
    'member', encode(sha256(convert_to(coalesce((select string_agg(m.id::text || encode(roster_print(m), 'hex'), ',' order by m.id) from membership m where m.id = any(members)), ''), 'UTF8')), 'hex'),
    'later', (select count(*) from membership m where m.person_id = kept and not m.id = any(members)),
    'account', encode(sha256(convert_to(json_build_array(
      (select json_agg(json_build_array(a.account_id, a.person_id) order by a.account_id) from cds.account_person a where a.person_id in (kept, gone)),
      (select json_agg(json_build_array(g.id, g.account_id, g.role, g.unit_id, g.valid_from, g.valid_to, g.ended_at) order by g.id)
        from cds.account_grant g where g.membership_id = any(members)))::text, 'UTF8')), 'hex'))
$$;

-- Merges two people. What memberships become is the caller's to say: those that are joined as they are from now on, and those that go into them; all
-- others of the one who goes pass to who stays. Whoever may not write in every team of both is refused.
-- Answers what kept it from being done, or null.
create function merge_people(
  merge uuid, kept uuid, gone uuid, new_name text, new_folded text, new_phone text, joined jsonb, absorbed uuid[], other_names jsonb, actor text, at timestamptz) returns text
language plpgsql security definer set search_path from current as $$
declare
  was jsonb;
  mine uuid[]; places uuid[];
  account_kept uuid; account_gone uuid;
begin
  perform from person p where p.id in (kept, gone) order by p.id for update;
  if kept = gone or (select count(*) from person p where p.id in (kept, gone)) <> 2 then
    return 'missing';
  end if;
  select array_agg(m.id order by m.id), array_agg(distinct t.unit_id) into mine, places
  from membership m join team t on t.id = m.team_id where m.person_id in (kept, gone);
  if mine is null then
    return 'missing';
  end if;
  if session_user <> current_user and not cds.whole('rosters', current_schema()) and exists (select from unnest(places) as u (id) where u.id not in (select cds.seen('rosters'))) then
    return 'scope';
  end if;
  if exists (
      select from jsonb_populate_recordset(null::membership, joined) j
      where not exists (select from membership m where m.id = j.id and m.team_id = j.team_id and m.id = any(mine)) or j.id = any(absorbed))
    or not absorbed <@ mine then
    raise invalid_parameter_value using message = 'memberships that are not of these people and teams';
  end if;
  was := jsonb_build_object(
    'people', (select jsonb_agg(to_jsonb(p) order by p.id) from person p where p.id in (kept, gone)),
    'memberships', (select jsonb_agg(to_jsonb(m) order by m.id) from membership m where m.id = any(mine)),
    'accounts', (select coalesce(jsonb_agg(to_jsonb(a)), '[]') from cds.account_person a where a.person_id in (kept, gone)),
    'grants', (select coalesce(jsonb_agg(to_jsonb(g)), '[]') from cds.account_grant g where g.membership_id = any(mine)));
  select a.account_id into account_kept from cds.account_person a where a.person_id = kept;
  select a.account_id into account_gone from cds.account_person a where a.person_id = gone;
  -- An account passes on where the other has none; of two, that of who stays is theirs.
  if account_kept is null then
    update cds.account_person a set person_id = kept where a.account_id = account_gone;
  else
    delete from cds.account_person a where a.account_id = account_gone;
  end if;
  update cds.account_grant g set ended_at = at
  where g.membership_id = any(mine) and g.ended_at is null and (g.membership_id = any(absorbed) or g.account_id is distinct from coalesce(account_kept, account_gone));
  delete from membership m where m.id = any(absorbed);
  update membership m set person_id = kept where m.person_id = gone;
  update membership m
  set role = j.role, affiliations = j.affiliations, post = j.post, note = j.note, ordinal = j.ordinal, decision_id = j.decision_id, valid_from = j.valid_from,
    valid_to = j.valid_to, ended_by = j.ended_by, term_to = j.term_to
  from jsonb_populate_recordset(null::membership, joined) j where m.id = j.id;
  delete from person p where p.id = gone;
  update person p set name = new_name, folded = new_folded, phone = new_phone where p.id = kept;
  insert into person_merge (id, kept_id, gone_id, units, before, aliases, prints, merged_at, merged_by)
  values (merge, kept, gone, places, was, other_names, merge_prints(kept, gone, mine), at, actor);
  return null;
end
$$;

-- Takes a merge back: all is exactly as before. Where something of it has changed since, nothing is done and what has changed is told.
create function undo_merge(merge uuid, actor text, at timestamptz) returns text[] language plpgsql security definer set search_path from current as $$
declare
  asked person_merge;
  mine uuid[]; changed text[];
begin
  select m.* into asked from person_merge m where m.id = merge and m.undone_at is null for update;
  if asked.id is null then
    raise no_data_found using message = 'no such merge, or undone already';
  end if;
  if session_user <> current_user and not cds.whole('rosters', current_schema()) and exists (select from unnest(asked.units) as u (id) where u.id not in (select cds.seen('rosters'))) then
    raise insufficient_privilege using message = 'undoing is not the asker''s to do';
  end if;
  if asked.before is null then
    return array['erased'];
  end if;
  if exists (select from person_merge m where m.gone_id = asked.kept_id and m.undone_at is null) then
    return array['merged'];
  end if;
  mine := array(select (m ->> 'id')::uuid from jsonb_array_elements(asked.before -> 'memberships') as m);
  changed := array(
    select now.key from jsonb_each(merge_prints(asked.kept_id, asked.gone_id, mine)) as now (key, value)
    where now.value is distinct from asked.prints -> now.key order by now.key);
  if cardinality(changed) > 0 then
    return changed;
  end if;
  insert into person select p.* from jsonb_populate_recordset(null::person, asked.before -> 'people') p where p.id = asked.gone_id;
  update person p set name = b.name, folded = b.folded, phone = b.phone from jsonb_populate_recordset(null::person, asked.before -> 'people') b where p.id = b.id and p.id = asked.kept_id;
  delete from cds.account_person a where a.person_id = asked.kept_id;
  insert into cds.account_person select a.* from jsonb_populate_recordset(null::cds.account_person, asked.before -> 'accounts') a;
  update membership m
  set person_id = b.person_id, role = b.role, affiliations = b.affiliations, post = b.post, note = b.note, ordinal = b.ordinal, decision_id = b.decision_id,
    valid_from = b.valid_from, valid_to = b.valid_to, ended_by = b.ended_by, term_to = b.term_to
  from jsonb_populate_recordset(null::membership, asked.before -> 'memberships') b where m.id = b.id;
  insert into membership select b.* from jsonb_populate_recordset(null::membership, asked.before -> 'memberships') b where not exists (select from membership m where m.id = b.id);
  -- Memberships give grants by themselves; these are as they were, those that the merge gave were never.
  delete from cds.account_grant g
  where g.membership_id = any(mine) and g.id not in (select b.id from jsonb_populate_recordset(null::cds.account_grant, asked.before -> 'grants') b);
  update cds.account_grant g
  set role = b.role, unit_id = b.unit_id, valid_from = b.valid_from, valid_to = b.valid_to, ended_at = b.ended_at
  from jsonb_populate_recordset(null::cds.account_grant, asked.before -> 'grants') b where g.id = b.id;
  update person_merge m set before = null, aliases = '[]', undone_at = at, undone_by = actor where m.id = merge;
  return '{}';
end
$$;

-- Who is meant by names and phones of people who were merged: those that the asker knows already, and those of the members of teams whose rosters the
-- asker writes. A merge of people beyond the asker's scope leads on too.
create function known_aliases(phones text[], folded_names text[], teams uuid[])
returns table (id uuid, name text, folded text, phone text, other_phone text, other_folded text)
language sql stable security definer set search_path from current as $$
  with recursive alias (person_id, phone, folded) as (
    select m.kept_id, a.phone, a.folded from person_merge m cross join lateral jsonb_to_recordset(m.aliases) as a (phone text, folded text) where m.undone_at is null
    union
    select m.kept_id, alias.phone, alias.folded from alias join person_merge m on m.gone_id = alias.person_id and m.undone_at is null
  )
  select p.id, p.name, p.folded, p.phone, alias.phone, alias.folded
  from alias join person p on p.id = alias.person_id
  where (alias.phone, alias.folded) in (select * from unnest(phones, folded_names))
    or exists (
      select from membership m join team t on t.id = m.team_id
      where m.person_id = p.id and m.valid_to = 'infinity' and m.team_id = any(teams)
        and (session_user = current_user or cds.whole('rosters', current_schema()) or t.unit_id in (select cds.seen('rosters'))))
$$;

-- As before; of a person who is erased nothing is kept either of those who were merged into them, and no merge of theirs can be taken back.
create or replace function replace_person(wanted uuid) returns bigint language plpgsql security definer set search_path from current as $$
declare
  everybody constant uuid[] := merged_people(wanted);
  known text[]; touched bigint;
begin
  known := array(
    select p.phone from person p where p.id = wanted and p.phone is not null union
    select a.phone from person_merge m cross join lateral jsonb_to_recordset(m.aliases) as a (phone text) where m.kept_id = any(everybody) and m.undone_at is null and a.phone is not null);
  update decision_draft d set version = version + 1, sheet = (
    select jsonb_agg(case when regexp_replace(coalesce(line ->> 4, ''), '\D', '', 'g') = any(known) then jsonb_build_array(line -> 0, pseudonym(wanted), line -> 2, '', '', '', '') else line end order by at)
    from jsonb_array_elements(d.sheet) with ordinality as of_sheet (line, at))
  where exists (select from jsonb_array_elements(d.sheet) as line where regexp_replace(coalesce(line ->> 4, ''), '\D', '', 'g') = any(known));
  update person set name = pseudonym(id), folded = folded_pseudonym(id), phone = null where id = wanted;
  update membership set post = null, note = null where person_id = wanted and (post is not null or note is not null);
  select count(*) into touched from membership where person_id = wanted;
  update roster_change_row r set before = r.before || jsonb_build_object('name', pseudonym(wanted), 'folded', folded_pseudonym(wanted), 'phone', null), print = ''
  where r.relation = 'person' and r.row_id = any(everybody);
  update roster_change_row r set before = r.before || '{"post": null, "note": null}', print = ''
  where r.relation = 'membership' and (
    (r.before ->> 'person_id')::uuid = any(everybody) or r.row_id in (select m.id from membership m where m.person_id = wanted)
    or r.row_id in (select (b ->> 'id')::uuid from person_merge m cross join lateral jsonb_array_elements(m.before -> 'memberships') as b
      where m.kept_id = any(everybody) and m.undone_at is null));
  update person_merge m set before = null, aliases = '[]', prints = '{}' where m.kept_id = any(everybody) and m.undone_at is null;
  return touched;
end
$$;

create function other_login(login text, old_login text, new_login text) returns text language sql immutable as $$ select case when login = old_login then new_login else login end $$;

-- As before, and who merged people or said that two are not the same.
create or replace function replace_author(old_login text, new_login text) returns bigint language plpgsql security definer set search_path from current as $$
declare touched bigint;
begin
  -- Only the login of an account that is being, or has been, erased: nobody else's records change hands.
  if exists (select from cds.account where login = old_login) then
    raise insufficient_privilege using message = 'an account still has this login';
  end if;
  update field_record set author = new_login where author = old_login;
  get diagnostics touched = row_count;
  update decision set typed_by = other_login(typed_by, old_login, new_login), published_by = other_login(published_by, old_login, new_login) where old_login in (typed_by, published_by);
  update decision_draft set typed_by = other_login(typed_by, old_login, new_login), changed_by = other_login(changed_by, old_login, new_login) where old_login in (typed_by, changed_by);
  update decision_file set added_by = new_login where added_by = old_login;
  update roster_change set made_by = other_login(made_by, old_login, new_login), undone_by = other_login(undone_by, old_login, new_login) where old_login in (made_by, undone_by);
  update person_merge set merged_by = other_login(merged_by, old_login, new_login), undone_by = other_login(undone_by, old_login, new_login) where old_login in (merged_by, undone_by);
  update roster_mapping set made_by = new_login where made_by = old_login;
  update person_apart set said_by = new_login where said_by = old_login;
  return touched;
end
$$;

-- As before, with what is kept of them so that changes of the rosters and merges can be taken back.
create or replace function privacy_person(wanted uuid, asker uuid) returns json language sql stable security definer set search_path from current as $$
    select json_build_object(
      'id', p.id, 'name', p.name, 'phone', p.phone,
      'memberships', coalesce((
        select json_agg(json_build_object(
          'team', t.name, 'unitId', t.unit_id, 'role', m.role, 'post', m.post, 'note', m.note, 'affiliations', m.affiliations,
          'decision', d.number, 'issuedOn', d.issued_on, 'validFrom', m.valid_from, 'validTo', nullif(m.valid_to, 'infinity'), 'endedBy', e.number) order by m.valid_from, m.id)
        from membership m join team t on t.id = m.team_id join decision d on d.id = m.decision_id left join decision e on e.id = m.ended_by
        where m.person_id = p.id), '[]'),
      'households', coalesce((
        select json_agg(json_build_object(
          'code', h.code, 'villageId', h.village_id, 'observedAt', nullif(f.observed_at, '-infinity'), 'head', f.head, 'address', f.address, 'phone', f.phone, 'members', f.members) order by f.observed_at)
        from household_fact f join household h on h.id = f.household_id where f.phone = p.phone), '[]'),
      'earlier', coalesce((
        select json_agg(json_build_object(
          'from', kept.kind, 'at', kept.at, 'name', kept.row ->> 'name', 'phone', kept.row ->> 'phone', 'role', kept.row ->> 'role', 'post', kept.row ->> 'post', 'note', kept.row ->> 'note',
          'team', (select t.name from team t where t.id = (kept.row ->> 'team_id')::uuid)) order by kept.at, kept.row ->> 'id')
        from (
          select 'change' as kind, c.made_at as at, r.before as row from roster_change_row r join roster_change c on c.id = r.change_id
          where r.before is not null and (r.relation = 'person' and r.row_id = any(merged_people(wanted)) or r.relation = 'membership' and (r.before ->> 'person_id')::uuid = any(merged_people(wanted)))
          union all
          select 'merge', m.merged_at, b
          from person_merge m cross join lateral jsonb_array_elements((m.before -> 'people') || (m.before -> 'memberships')) as b
          where m.kept_id = any(merged_people(wanted)) and m.undone_at is null) as kept), '[]'))
    from person p where p.id = wanted and may_know(wanted, asker)
$$;

-- As before, and of those who were merged into the person.
create or replace function privacy_trail(person uuid, account uuid, asker uuid, of_common boolean) returns table (at timestamptz, actor text, role text, action text, reason text, after json)
language plpgsql stable security definer set search_path from current as $$
declare
  everybody constant uuid[] := array_remove(coalesce(merged_people(person), '{}') || account, null);
begin
  if account is distinct from asker and not may_know(person, asker) then
    return;
  end if;
  return query
    select e.at, e.actor, e.role, e.action, e.reason, e.after from audit_entry e where e.subjects && everybody union all
    select e.at, e.actor, e.role, e.action, e.reason, e.after from cds.audit_entry e where of_common and e.subjects && everybody order by 1;
end
$$;

-- Not for the web role to call by itself.
revoke execute on function merged_people(uuid), merge_prints(uuid, uuid, uuid[]), replace_person(uuid) from public;

-- Drafts of decisions that nobody has saved since, with the files that were added to them: names and phones that nobody publishes are not kept.
-- Never those of the last month, whatever moment is said.
create function retain_drafts(untouched_since timestamptz) returns table (draft uuid, unit uuid) language plpgsql security definer set search_path from current as $$
begin
  return query
    with gone as (delete from decision_draft d where d.changed_at < least(untouched_since, now() - interval '30 days') returning d.id, d.unit_id),
      files as (delete from decision_file f using gone where f.decision_id = gone.id)
    select gone.id, gone.unit_id from gone;
end
$$;
