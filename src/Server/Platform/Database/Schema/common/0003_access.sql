-- Who may see and do what: several grants an account, what a role may do, the context that row-level security reads, and the audit trail.

-- A role in a unit for some days: the account sees the unit and all below it, and may do there what the role allows.
alter table account_grant drop constraint account_grant_pkey;
alter table account_grant drop constraint account_grant_role_check;
alter table account_grant
  add column id uuid primary key default gen_random_uuid(),
  -- Whose staff a partner sees, as rosters write it, e.g. VNPT.
  add column organisation text,
  -- Grants that come from a membership live and end with it.
  add column membership_id uuid,
  add column valid_from date not null default '-infinity',
  add column valid_to date not null default 'infinity',
  -- Taken away by hand, at once.
  add column ended_at timestamptz,
  -- Login of who gave it.
  add column granted_by text not null default 'cds';
alter table account_grant alter column id drop default;
create index account_grant_account on account_grant (account_id);
-- A membership's grant is found again when the membership changes.
create unique index account_grant_membership on account_grant (membership_id, account_id) where membership_id is not null;

-- The person of a roster that an account belongs to: their memberships give the account its grants.
create table account_person (
  account_id uuid primary key references account,
  person_id uuid not null unique
);

-- What a role may do, as the program's table of permissions says; written at each start, read by enter().
create table role_right (
  role text not null,
  "right" text not null,
  primary key (role, "right")
);

-- What became of a unit.
create index unit_change_old on unit_change (old_id);

-- A unit, all that lay below it when it ended or lies below it now, and what has become part of any of these.
-- In plpgsql for its plan, which a session keeps.
create function below(top uuid) returns setof uuid language plpgsql stable
set search_path = cds as $$
begin
  return query with recursive down (id, inherited) as (
    select top, false
    union
    select next.id, next.inherited
    from down
    cross join lateral (
      -- What went somewhere by itself does not follow the unit above it to that one's heirs: a divided commune's villages lie with who got them.
      select v.unit_id as id, down.inherited from unit_version v join unit u on u.id = v.unit_id and u.valid_to = v.valid_to
      where v.parent_id = down.id
        and not (down.inherited and exists (select from unit_change c where c.old_id = u.id and c.new_id <> c.old_id and c.effective_on > u.valid_to))
      union all
      -- Only what ended it passes a unit on, not a part that it gave away while it stood.
      select c.old_id, true from unit_change c join unit u on u.id = c.old_id
      where c.new_id = down.id and c.new_id <> c.old_id and c.effective_on > u.valid_to
    ) as next
  )
  select distinct down.id from down;
end
$$;

-- Sets for the running transaction which rows of a province row-level security shows: for each right, the units in which one of the roles has it.
-- roles and units are the caller's grants, pair by pair. Where this was not called, nothing is visible.
create function enter(schema text, roles text[], units uuid[]) returns void language plpgsql
set search_path = cds as $$
declare
  one record;
begin
  for one in
    with grants as (
      select g.role, g.unit_id,
        -- The nation, and the province whose schema this is, see all of it.
        exists (
          select from unit u
          where u.id = g.unit_id
            and (u.kind = 'nation' or (u.kind = 'province' and u.valid_to = 'infinity' and exists (
              select from unit_version v where v.unit_id = u.id and v.valid_to = 'infinity' and v.code = substr(schema, 2))))
        ) as whole
      from unnest(roles, units) as g (role, unit_id)
    ), reached as (
      select part.unit_id, string_agg(part.below::text, ',') as ids
      from (select distinct g.unit_id, b.below from (select distinct unit_id from grants where not whole) g cross join lateral below(g.unit_id) as b (below)) part
      group by 1
    )
    select r.name, coalesce(bool_or(g.whole), false) as whole, coalesce(string_agg(distinct reached.ids, ','), '') as ids
    from unnest(array['numbers', 'teams', 'residents', 'records', 'rosters', 'audit']) as r (name)
    left join role_right rr on rr."right" = r.name
    left join grants g on g.role = rr.role
    left join reached on reached.unit_id = g.unit_id
    group by r.name
  loop
    perform set_config('cds.whole_' || one.name, case when one.whole then schema else '' end, true);
    perform set_config('cds.seen_' || one.name, case when one.whole then '' else one.ids end, true);
  end loop;
end
$$;

-- Whether the caller has a right in all of a province.
create function whole(wanted text, schema text) returns boolean language sql stable as $$
  select coalesce(current_setting('cds.whole_' || wanted, true) = schema, false)
$$;

-- The units in which the caller has a right.
create function seen(wanted text) returns setof uuid language sql stable as $$
  select unnest(string_to_array(current_setting('cds.seen_' || wanted, true), ','))::uuid
$$;

-- The audit trail of what provinces share: accounts, roles, signing in. Each province has a trail of its own, made by the same function.
create function make_audit(schema text) returns void language plpgsql as $make$
begin
  execute format($ddl$
    -- Rows are chained: each hash covers the row and the hash before it, so that a row that was changed, taken out or put in is found.
    create table %1$I.audit_entry (
      seq bigint primary key,
      at timestamptz not null,
      -- Login of who did it; cds: and a name for a command of the machine's administrator; empty where nobody was signed in.
      actor text not null,
      account_id uuid,
      -- In which role and unit.
      role text,
      unit_id uuid,
      action text not null,
      -- The unit concerned.
      place_id uuid,
      -- People, households, accounts, records concerned.
      subjects uuid[] not null default '{}',
      -- json and not jsonb: the hash covers the text as it was written.
      before json,
      after json,
      reason text,
      request_id text,
      hash bytea not null
    );
    -- What was done to, or seen of, one person; most entries, of field records, name nobody.
    create index audit_entry_subjects on %1$I.audit_entry using gin (subjects) where subjects <> '{}';
    -- The trail filtered by who, what and when, newest first.
    create index audit_entry_actor on %1$I.audit_entry (actor, seq);
    create index audit_entry_action on %1$I.audit_entry (action, seq);
    create index audit_entry_at on %1$I.audit_entry (at);

    -- The end of the chain; held until the commit, so that entries of two transactions stand one after the other.
    create table %1$I.audit_head (
      only_one boolean primary key default true check (only_one),
      seq bigint not null,
      hash bytea not null
    );
    insert into %1$I.audit_head (seq, hash) values (0, ''::bytea);

    -- What a hash covers: the hash before it, the chain's name, so that no entry fits into another chain, and every column, in a form that no
    -- setting of a session changes: an instant as microseconds since 1970, arrays and JSON as their own text. `cds audit verify` has the same
    -- expression in the program, so that nobody blinds it by changing this function.
    create function %1$I.audit_hash(before_it bytea, e %1$I.audit_entry) returns bytea language sql stable as $f$
      select pg_catalog.sha256(before_it || pg_catalog.convert_to(pg_catalog.json_build_array(
        %1$L, e.seq, case when pg_catalog.isfinite(e.at) then (extract(epoch from e.at) * 1000000)::bigint::text else e.at::text end,
        e.actor, e.account_id, e.role, e.unit_id, e.action, e.place_id, e.subjects::text, e.before::text, e.after::text, e.reason, e.request_id)::text, 'UTF8'))
    $f$;

    -- Appends entries, given as a JSON array, in their order. It works with its owner's rights: nobody else can write here.
    create function %1$I.append_audit(entries json) returns void language plpgsql security definer set search_path = %1$I, cds, pg_temp as $f$
    declare
      head audit_head;
      made audit_entry;
    begin
      select * into strict head from audit_head for update;
      for made in
        select head.seq + row_number() over (), e.at, e.actor, e."accountId", e.role, e."unitId", e.action, e."placeId", coalesce(e.subjects, '{}'),
          e.before, e.after, e.reason, e."requestId", ''::bytea
        from json_to_recordset(entries) as e (
          at timestamptz, actor text, "accountId" uuid, role text, "unitId" uuid, action text, "placeId" uuid, subjects uuid[],
          before json, after json, reason text, "requestId" text)
      loop
        made.hash := audit_hash(head.hash, made);
        head.seq := made.seq;
        head.hash := made.hash;
        insert into audit_entry values (made.*);
      end loop;
      update audit_head set seq = head.seq, hash = head.hash;
    end
    $f$;

    -- The trail is read by those who may, of their units; nobody writes it but append_audit().
    alter table %1$I.audit_entry enable row level security;
    create policy read on %1$I.audit_entry for select using (
      (select cds.whole('audit', %1$L)) or place_id in (select cds.seen('audit')) or unit_id in (select cds.seen('audit')));
    alter table %1$I.audit_head enable row level security;
  $ddl$, schema);
end
$make$;

select make_audit('cds');
