-- The scope of the running transaction, worked out once a unit and asked by key: a statement that writes asks each of its rows up to six times (insert, update,
-- read, each before and after), and walking the tree for each transaction and hashing its units for each policy cost more than the writing.

-- Every change of the catalogue counts, whoever makes it: what was worked out from the units is old then.
create function units_changed() returns trigger language plpgsql security definer set search_path = cds, pg_temp as $$
begin
  update unit_revision set revision = revision + 1;
  return null;
end
$$;
create trigger units_changed after insert or update or delete or truncate on unit for each statement execute function units_changed();
create trigger units_changed after insert or update or delete or truncate on unit_version for each statement execute function units_changed();
create trigger units_changed after insert or update or delete or truncate on unit_change for each statement execute function units_changed();
create trigger units_changed after insert or update or delete or truncate on unit_terrain for each statement execute function units_changed();

-- What below() gave for a unit at a revision of the catalogue, as keys of a JSON object. Only keys() writes here.
create table unit_scope (
  unit_id uuid primary key references unit,
  revision bigint not null,
  keys text not null
);

-- The units below one, as the keys of a JSON object without its braces.
create function keys(top uuid) returns text language plpgsql security definer set search_path = cds, pg_temp as $$
declare
  made unit_scope;
begin
  select s.* into made from unit_scope s join unit_revision r on r.revision = s.revision where s.unit_id = top;
  if not found then
    -- One statement, so that revision and units are of the same moment.
    select top, r.revision, (select string_agg('"' || b.below || '":0', ',' order by b.below) from below(top) as b (below)) into made from unit_revision r;
    -- A transaction that looks at one moment all along could meet a row that is younger than it.
    if made.keys is not null and current_setting('transaction_isolation') = 'read committed' and exists (select from unit where id = top) then
      insert into unit_scope values (made.*) on conflict (unit_id) do update set revision = excluded.revision, keys = excluded.keys where unit_scope.revision < excluded.revision;
    end if;
  end if;
  return made.keys;
end
$$;

-- As before, but what is set is a JSON object whose keys are the units; and each right's units are joined once.
create or replace function enter(schema text, roles text[], units uuid[]) returns void language plpgsql
set search_path = cds as $$
declare
  one record;
begin
  for one in
    with grants as (
      select distinct g.role, g.unit_id from unnest(roles, units) as g (role, unit_id)
    ), tops as (
      select g.unit_id,
        -- The nation, and the province whose schema this is, see all of it.
        exists (
          select from unit u
          where u.id = g.unit_id
            and (u.kind = 'nation' or (u.kind = 'province' and u.valid_to = 'infinity' and exists (
              select from unit_version v where v.unit_id = u.id and v.valid_to = 'infinity' and v.code = substr(schema, 2))))
        ) as whole
      from (select distinct grants.unit_id from grants) as g
    ), reached as (
      -- In order, so that two callers who are the first to ask for the same units do not wait for each other.
      select t.unit_id, keys(t.unit_id) as keys from (select tops.unit_id from tops where not tops.whole order by tops.unit_id offset 0) t
    ), held as (
      select distinct rr."right", g.unit_id from grants g join role_right rr on rr.role = g.role
    )
    select r.name, coalesce(bool_or(t.whole), false) as whole, '{' || coalesce(string_agg(reached.keys, ','), '') || '}' as keys
    from unnest(array['numbers', 'teams', 'residents', 'records', 'rosters', 'audit']) as r (name)
    left join held on held."right" = r.name
    left join tops t on t.unit_id = held.unit_id
    left join reached on reached.unit_id = held.unit_id
    group by r.name
  loop
    perform set_config('cds.whole_' || one.name, case when one.whole then schema else '' end, true);
    perform set_config('cds.seen_' || one.name, case when one.whole then '{}' else one.keys end, true);
  end loop;
end
$$;

-- The units in which the caller has a right, as keys.
create function scope(wanted text) returns jsonb language sql stable as $$
  select coalesce(nullif(current_setting('cds.seen_' || wanted, true), ''), '{}')::jsonb
$$;

create or replace function seen(wanted text) returns setof uuid language sql stable as $$
  select jsonb_object_keys(cds.scope(wanted))::uuid
$$;

-- Appending to a trail as before (see make_audit), with one insert for all entries.
create function make_append_audit(schema text) returns void language plpgsql as $make$
begin
  execute format($ddl$
    create or replace function %1$I.append_audit(entries json) returns void language plpgsql security definer set search_path = %1$I, cds, pg_temp as $f$
    declare
      head audit_head;
      made audit_entry;
      chain audit_entry[] := '{}';
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
        chain := chain || made;
      end loop;
      insert into audit_entry select * from unnest(chain);
      update audit_head set seq = head.seq, hash = head.hash;
    end
    $f$;
  $ddl$, schema);
end
$make$;

select make_append_audit('cds');
