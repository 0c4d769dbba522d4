-- One-time codes that let a person choose a password, and what the lists of accounts ask.

-- An invitation or a reset. The code itself is nowhere: what stands here is its HMAC under a key that the web server's role cannot read.
create table account_code (
  id uuid primary key,
  account_id uuid not null references account,
  kind text not null check (kind in ('invitation', 'reset')),
  hash bytea not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
-- One code an account: a new one replaces the old.
create unique index account_code_open on account_code (account_id) where used_at is null and revoked_at is null;

-- Latin letters without Vietnamese marks, as the program folds what is searched for. Capitals with marks are named too: lower() knows them in some locales only.
create function folded(text text) returns text language sql immutable strict parallel safe as $$
  select lower(translate(
    normalize(text, NFC),
    'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ'
    'ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ',
    'aaaaaaaaaaaaaaaaadeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyy'
    'aaaaaaaaaaaaaaaaadeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyy'))
$$;

alter table account
  -- What the list of accounts is searched by.
  add column search_key text generated always as (folded(name || ' ' || login)) stored,
  -- Sessions are cleared away a month after their end; this stays.
  add column signed_in_at timestamptz;
update account a set signed_in_at = (select max(s.created_at) from session s where s.account_id = a.id);

-- Every way to sign in opens a session: none can forget to note it.
create function note_sign_in() returns trigger language plpgsql security definer set search_path = cds, pg_temp as $$
begin
  update account set signed_in_at = new.created_at where id = new.account_id;
  return null;
end
$$;
create trigger note_sign_in after insert on session for each row execute function note_sign_in();

-- The memberships of people that run on a day or begin later, with the role that each gives an account; in teams beyond the asker's scope too: an
-- account is only made by somebody who may give all of its roles. With keep, they and their people stay as they are until the transaction ends, so that
-- a roster that ends one meanwhile finds the grant to end.
create function memberships_of(schema text, people uuid[], day date, keep boolean)
returns table (person_id uuid, membership_id uuid, role text, unit_id uuid, valid_from date, valid_to date)
language plpgsql security definer set search_path = cds, pg_temp as $$
begin
  if schema !~ '^p[0-9]{2}$' then
    raise exception 'not a province''s schema: %', schema;
  end if;
  if keep then
    execute format('select id from %I.person where id = any($1) order by id for update', schema) using people;
  end if;
  return query execute format($q$
    select m.person_id, m.id,
      case when m.role = 'leader' then 'teamLeader' when m.role in ('standingDeputy', 'deputy') then 'teamDeputy' else 'member' end,
      t.unit_id, m.valid_from, m.valid_to
    from %1$I.membership m join %1$I.team t on t.id = m.team_id
    where m.person_id = any($1) and m.valid_to >= $2
    order by m.id
    $q$ || case when keep then ' for share of m' else '' end, schema) using people, day;
end
$$;
