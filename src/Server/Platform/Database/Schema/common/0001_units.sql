-- The catalogue of administrative units, shared by all provinces. A unit has an id of its own; code, name, kind of unit and
-- parent are versions of it with a first and a last day (both inclusive, 'infinity' while it stands).
create extension if not exists pg_trgm with schema public;

create table unit (
  id uuid primary key,
  kind text not null check (kind in ('nation', 'province', 'district', 'commune', 'village')),
  valid_from date not null,
  valid_to date not null default 'infinity',
  check (valid_from <= valid_to)
);

create table unit_version (
  unit_id uuid not null references unit,
  valid_from date not null,
  valid_to date not null default 'infinity',
  -- In byte order, so that the index serves beginnings of codes too.
  code text collate "C" not null,
  name text not null,
  sub_kind text not null,
  parent_id uuid references unit,
  -- What ordered this version: the resolution's number; null for what the first list states.
  resolution text,
  -- Folded sub-kind and name.
  folded text not null,
  -- The same of the unit and of all above it on the version's first day, what a search compares.
  folded_path text not null,
  -- Households as the list of villages states them; the register has the real ones.
  stated_households int check (stated_households >= 0),
  primary key (unit_id, valid_from),
  check (valid_from <= valid_to)
);
-- Units by code as of a day, and whether a code is taken.
create index unit_version_code on unit_version (code, valid_from);
-- Children of a unit as of a day.
create index unit_version_parent on unit_version (parent_id, valid_from);
-- Search by any part of a name.
create index unit_version_folded_path on unit_version using gin (folded_path public.gin_trgm_ops);

create table unit_terrain (
  unit_id uuid not null references unit,
  valid_from date not null,
  valid_to date not null default 'infinity',
  terrain text not null check (terrain in ('plain', 'mountain', 'island')),
  source text not null,
  primary key (unit_id, valid_from)
);

-- Mergers, splits, renamings: one row for each pair of an old unit and a new one that got all or a part of it.
create table unit_change (
  effective_on date not null,
  kind text not null check (kind in ('merge', 'split', 'rename', 'retype', 'recode', 'move')),
  resolution text not null,
  old_id uuid not null references unit,
  new_id uuid not null references unit,
  extent text not null check (extent in ('whole', 'part')),
  primary key (effective_on, old_id, new_id, kind)
);
create index unit_change_new on unit_change (new_id);

-- Which edition of the shipped catalogue was loaded, so that a start only looks.
create table catalogue_edition (
  name text primary key,
  checksum text not null,
  loaded_at timestamptz not null default now(),
  notes jsonb not null default '[]'
);

-- Secrets of the installation; the web role has no right here.
create table secret (
  name text primary key,
  value text not null
);

-- Grows with every change of the catalogue or the villages, so that a tree kept in memory knows when it is old.
create table unit_revision (
  revision bigint not null
);
insert into unit_revision values (0);
