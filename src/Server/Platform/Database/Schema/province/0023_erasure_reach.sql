-- Erasure and extract reach what phones sent beside the register: records in custody, photos, and what people were told.

-- As before, and in what waits for another team or was refused by it, with what its sender was told of that.
create or replace function forget_in_difficulties(name text, phone text, instead text) returns void language plpgsql security definer set search_path from current as $$
begin
  update field_record r set body = jsonb_set(r.body, '{text}', to_jsonb(without(r.body ->> 'text', forget_in_difficulties.name, forget_in_difficulties.phone, instead)))
  where r.kind in ('difficulty', 'difficultyReply') and without(r.body ->> 'text', forget_in_difficulties.name, forget_in_difficulties.phone, instead) <> r.body ->> 'text';
  update custody_record c set record = jsonb_set(c.record, '{body,text}', to_jsonb(without(c.record #>> '{body,text}', forget_in_difficulties.name, forget_in_difficulties.phone, instead)))
  where c.kind in ('difficulty', 'difficultyReply') and without(c.record #>> '{body,text}', forget_in_difficulties.name, forget_in_difficulties.phone, instead) <> c.record #>> '{body,text}';
  update custody_record c set reason = without(c.reason, forget_in_difficulties.name, forget_in_difficulties.phone, instead)
  where without(c.reason, forget_in_difficulties.name, forget_in_difficulties.phone, instead) <> c.reason;
  update cds.account_notice n set text = without(n.text, forget_in_difficulties.name, forget_in_difficulties.phone, instead), version = n.version + 1, xact = pg_current_xact_id()
  from custody_record c
  where c.id = n.record_id and n.type = 'custody' and without(n.text, forget_in_difficulties.name, forget_in_difficulties.phone, instead) <> n.text;
  update difficulty_step s set text = without(s.text, forget_in_difficulties.name, forget_in_difficulties.phone, instead)
  where without(s.text, forget_in_difficulties.name, forget_in_difficulties.phone, instead) <> s.text;
  update difficulty_guide g set question = without(g.question, forget_in_difficulties.name, forget_in_difficulties.phone, instead), answer = without(g.answer, forget_in_difficulties.name, forget_in_difficulties.phone, instead);
  update difficulty_contact c set name = instead, phone = null, email = null, valid_to = least(c.valid_to, greatest(c.valid_from, current_date))
  where c.name = forget_in_difficulties.name or c.phone = forget_in_difficulties.phone;
end
$$;

-- What custody keeps about a household, by the id that phones give it or by its code; whether it waits, was taken or refused. It may be in no register yet.
create function custody_about(household_id uuid) returns setof uuid language sql stable set search_path from current as $$
  select c.id from custody_record c
  where lower(c.record #>> '{body,subjectId}') = household_id::text
    or exists (select from household h where h.id = household_id and h.village_id = c.village_id and h.code = c.record #>> '{body,subject}')
$$;

-- As before, and in custody: a card that is taken later brings nobody back.
create or replace function erase_household(wanted uuid) returns table (cards bigint, records bigint) language plpgsql security definer set search_path from current as $$
declare
  gone constant text := 'Nội dung đã xóa theo yêu cầu.';
  asked uuid[];
  kept uuid[];
  known record;
  more bigint;
begin
  if session_user <> current_user and not cds.whole('rosters', current_schema()) then
    raise insufficient_privilege using message = 'erasing is not the asker''s to do';
  end if;
  kept := array(select custody_about(wanted));
  for known in
    select f.head, f.phone from household_fact f where f.household_id = wanted and f.head <> pseudonym(wanted)
    union
    select c.record #>> '{body,head}', c.record #>> '{body,phone}' from custody_record c where c.id = any(kept) and c.kind = 'household' and c.record #>> '{body,head}' <> pseudonym(wanted)
  loop
    perform forget_in_difficulties(known.head, known.phone, pseudonym(wanted));
  end loop;
  asked := array(select r.id from field_record r join household h on h.id = wanted and h.village_id = r.village_id where r.kind = 'difficulty' and r.body ->> 'subjectId' = wanted::text);
  update field_record r set body = jsonb_set(r.body, '{text}', to_jsonb(gone)) where r.id = any(asked);
  get diagnostics more = row_count;
  update difficulty_step s set text = gone where s.difficulty_id = any(asked) and s.text is not null;
  update difficulty_guide g set question = gone, answer = gone, withdrawn_at = coalesce(g.withdrawn_at, now()), withdrawn_by = coalesce(g.withdrawn_by, 'cds:erasure') where g.difficulty_id = any(asked);
  update custody_record c set record = case c.kind
      when 'household' then jsonb_set(c.record, '{body}', ((c.record -> 'body') - 'phone') || jsonb_build_object('head', pseudonym(wanted), 'address', ''))
      else jsonb_set(c.record, '{body,text}', to_jsonb(gone))
    end
  where c.id = any(kept) and c.kind in ('household', 'difficulty');
  get diagnostics records = row_count;
  more := more + records;
  delete from photo p where p.record_id = any(asked || kept);
  update household_fact set head = pseudonym(wanted), address = '', phone = null where household_id = wanted;
  get diagnostics cards = row_count;
  update field_record r set body = (r.body - 'phone') || jsonb_build_object('head', pseudonym(wanted), 'address', '')
  where r.kind = 'household' and r.id in (select f.record_id from household_fact f where f.household_id = wanted);
  get diagnostics records = row_count;
  records := records + more;
  return next;
end
$$;

-- All that phones and the portal keep of somebody beside what they raised: photos that they sent, of activities they were at, and of difficulties about the household with
-- their phone; what they were told; what they announced; and what waits, or waited, in custody.
create function privacy_fieldwork(wanted uuid, asker uuid) returns json language sql stable security definer set search_path from current as $$
  select json_build_object(
    'photos', coalesce((
      select json_agg(json_build_object('id', shown.id, 'at', shown.added_at, 'unitId', shown.village_id, 'size', shown.size, 'kind', shown.kind, 'why', shown.why) order by shown.added_at, shown.id)
      from (
        select p.id, p.added_at, p.village_id, p.size, coalesce(r.kind, c.kind, '') as kind,
          case
            when p.author = mine.login then 'sent'
            when coalesce(r.kind, c.kind) = 'activity' and coalesce(r.body, c.record -> 'body') -> 'members' @> jsonb_build_array(wanted::text) then 'present'
            when coalesce(r.kind, c.kind) = 'difficulty' and coalesce(r.body, c.record -> 'body') ->> 'subjectId' in (select f.household_id::text from household_fact f where f.phone = mine.phone) then 'household'
          end as why
        from photo p left join field_record r on r.id = p.record_id left join custody_record c on c.id = p.record_id
      ) shown where shown.why is not null), '[]'),
    'notices', coalesce((
      select json_agg(json_build_object('at', n.at, 'type', n.type, 'title', n.title, 'text', n.text, 'sender', n.sender) order by n.at, n.id) from cds.account_notice n where n.account_id = mine.account_id), '[]'),
    'announcements', coalesce((
      select json_agg(json_build_object('at', a.at, 'unitId', a.unit_id, 'title', a.title, 'text', a.text) order by a.at, a.id) from announcement a where a.author = mine.login), '[]'),
    'custody', coalesce((
      select json_agg(json_build_object('at', c.observed_at, 'unitId', c.village_id, 'kind', c.kind, 'state', c.state, 'reason', c.reason) order by c.observed_at, c.id)
      from custody_record c where c.author = mine.login or c.record #>> '{body,phone}' = mine.phone), '[]'))
  from (select p.phone, a.login, a.id as account_id from person p left join cds.account_person ap on ap.person_id = p.id left join cds.account a on a.id = ap.account_id where p.id = wanted) mine
  where may_know(wanted, asker)
$$;
