-- What the law asks of personal data: a person's extract, erasure, and forgetting those who have left. Facts stay; who they are of is replaced by a
-- pseudonym. Each function does exactly one thing with its owner's rights, as the web role may neither change facts nor read the trail of others.

-- Who may look into or replace a person's data: the owner's commands, whoever manages the province's rosters, and the person.
create function may_know(person uuid, asker uuid) returns boolean language sql stable security definer set search_path from current as $$
  select session_user = current_user or cds.whole('rosters', current_schema())
    or exists (select from cds.account_person ap where ap.account_id = asker and ap.person_id = person)
$$;

create function pseudonym(subject uuid) returns text language sql immutable as $$
  select 'Người đã xóa #' || substr(encode(sha256(convert_to(subject::text, 'UTF8')), 'hex'), 1, 6)
$$;

-- The same without diacritics, as names are compared.
create function folded_pseudonym(subject uuid) returns text language sql immutable as $$
  select 'nguoi da xoa #' || substr(encode(sha256(convert_to(subject::text, 'UTF8')), 'hex'), 1, 6)
$$;

-- A person of the rosters with all that is kept of them here.
create function privacy_person(wanted uuid, asker uuid) returns json language sql stable security definer set search_path from current as $$
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
        from household_fact f join household h on h.id = f.household_id where f.phone = p.phone), '[]'))
    from person p where p.id = wanted and may_know(wanted, asker)
$$;

-- What the trail says of somebody: who did or saw what of them, when and why.
create function privacy_trail(person uuid, account uuid, asker uuid, of_common boolean) returns table (at timestamptz, actor text, role text, action text, reason text, after json)
language plpgsql stable security definer set search_path from current as $$
begin
  if account is distinct from asker and not may_know(person, asker) then
    return;
  end if;
  return query
    select e.at, e.actor, e.role, e.action, e.reason, e.after from audit_entry e where e.subjects && array_remove(array[person, account], null)
    union all
    select e.at, e.actor, e.role, e.action, e.reason, e.after from cds.audit_entry e where of_common and e.subjects && array_remove(array[person, account], null)
    order by 1;
end
$$;

-- Replaces who somebody is. The facts of their memberships stay: team, role, affiliations, decision, days.
create function replace_person(wanted uuid) returns bigint language plpgsql security definer set search_path from current as $$
declare
  touched bigint;
begin
  update person set name = pseudonym(id), folded = folded_pseudonym(id), phone = null where id = wanted;
  update membership set post = null, note = null where person_id = wanted and (post is not null or note is not null);
  select count(*) into touched from membership where person_id = wanted;
  return touched;
end
$$;

-- Ends an account and replaces who it is of. Whatever else hangs on it (sessions, second factors, linked sign-ins) is deleted; its grants end.
create function replace_account(wanted uuid, new_login text, stamp text, now timestamptz) returns text language plpgsql security definer set search_path from current as $$
declare
  old_login text;
  hanging record;
begin
  select login into old_login from cds.account where id = wanted for update;
  for hanging in
    select c.conrelid::regclass as relation, a.attname
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'cds.account'::regclass and cardinality(c.conkey) = 1 and c.conrelid <> 'cds.account_grant'::regclass
  loop
    execute format('delete from %s where %I = $1', hanging.relation, hanging.attname) using wanted;
  end loop;
  update cds.account_grant set ended_at = now where account_id = wanted and ended_at is null;
  update cds.account_grant set granted_by = new_login where granted_by = old_login;
  update cds.account
  set login = new_login, login_key = new_login, name = pseudonym(wanted), password_hash = null, security_stamp = stamp, disabled_at = coalesce(disabled_at, now)
  where id = wanted;
  return old_login;
end
$$;

-- An author's login in the records of this province.
create function replace_author(old_login text, new_login text) returns bigint language plpgsql security definer set search_path from current as $$
declare
  touched bigint;
begin
  -- Only the login of an account that is being, or has been, erased: nobody else's records change hands.
  if exists (select from cds.account where login = old_login) then
    raise insufficient_privilege using message = 'an account still has this login';
  end if;
  update field_record set author = new_login where author = old_login;
  get diagnostics touched = row_count;
  return touched;
end
$$;

-- Erasure of a person: in the rosters, in their account, in the records they sent from here.
create function erase_person(wanted uuid, asker uuid, new_login text, stamp text, now timestamptz) returns table (memberships bigint, account uuid, old_login text, records bigint)
language plpgsql security definer set search_path from current as $$
begin
  if session_user <> current_user and not cds.whole('rosters', current_schema()) then
    raise insufficient_privilege using message = 'erasing is not the asker''s to do';
  end if;
  memberships := replace_person(wanted);
  select ap.account_id into account from cds.account_person ap where ap.person_id = wanted;
  records := 0;
  if account is not null then
    old_login := replace_account(account, new_login, stamp, now);
    records := replace_author(old_login, new_login);
  end if;
  return next;
end
$$;

-- Erasure of a household's head: in the cards of the register and in the field records that these came from. Counts stay as they were reported.
create function erase_household(wanted uuid) returns table (cards bigint, records bigint) language plpgsql security definer set search_path from current as $$
begin
  if session_user <> current_user and not cds.whole('rosters', current_schema()) then
    raise insufficient_privilege using message = 'erasing is not the asker''s to do';
  end if;
  update household_fact set head = pseudonym(wanted), address = '', phone = null where household_id = wanted;
  get diagnostics cards = row_count;
  update field_record r set body = (r.body - 'phone') || jsonb_build_object('head', pseudonym(wanted), 'address', '')
  where r.kind = 'household' and r.id in (select f.record_id from household_fact f where f.household_id = wanted);
  get diagnostics records = row_count;
  return next;
end
$$;

-- People who have left every team before a day and are still known by name. Never those who left within half a year, whatever day is said.
create function retain_people(left_before date) returns uuid[] language plpgsql security definer set search_path from current as $$
declare
  gone uuid[];
begin
  select coalesce(array_agg(p.id order by p.id), '{}') into gone
  from person p
  where p.folded <> folded_pseudonym(p.id)
    and exists (select from membership m where m.person_id = p.id)
    and not exists (select from membership m where m.person_id = p.id and m.valid_to >= least(left_before, current_date - 183));
  perform replace_person(id) from unnest(gone) as id;
  return gone;
end
$$;

-- What stands alone is not for the web role to call: it goes through the functions that look who asks.
revoke execute on function replace_person(uuid), replace_account(uuid, text, text, timestamptz) from public;
