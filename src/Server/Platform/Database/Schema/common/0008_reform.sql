-- Administrative reform as dated events: each can be looked at, and taken back until something builds on it.

create table unit_event (
  id uuid primary key,
  -- In the order in which they were applied.
  seq bigint generated always as identity unique,
  kind text not null check (kind in ('merge', 'split', 'partMoved', 'rename', 'retype', 'abolishLevel', 'placeVillages', 'loadTable')),
  effective_on date not null,
  resolution text not null,
  -- The province it lies in; null for a table of the nation.
  place_id uuid,
  -- What was ordered, as the program reads it back.
  payload jsonb not null,
  -- Rows that it changed as they were, and all that it wrote as it left them: what undoing needs.
  before jsonb not null,
  after jsonb not null,
  -- How many units it ended, made, renewed, moved, left open.
  summary jsonb not null,
  applied_at timestamptz not null,
  -- Accounts; null for the command line.
  applied_by uuid,
  undone_at timestamptz,
  undone_by uuid
);

-- The units that an event touches.
create table unit_event_unit (
  event_id uuid not null references unit_event,
  unit_id uuid not null,
  primary key (event_id, unit_id)
);
-- Events of a unit: which later one stands in the way of undoing.
create index unit_event_unit_unit on unit_event_unit (unit_id);

-- Rows that an event wrote or cut: a newer edition of the shipped catalogue leaves them alone.
alter table unit_version add column event_id uuid references unit_event;
alter table unit_change add column event_id uuid references unit_event;
alter table unit_terrain add column event_id uuid references unit_event;
create index unit_version_event on unit_version (event_id) where event_id is not null;
create index unit_change_event on unit_change (event_id) where event_id is not null;

-- A level that is given up.
alter table unit_change drop constraint unit_change_kind_check;
alter table unit_change add constraint unit_change_kind_check check (kind in ('merge', 'split', 'rename', 'retype', 'recode', 'move', 'abolish'));

-- A unit that an undone event had made takes its remembered scope with it.
alter table unit_scope drop constraint unit_scope_unit_id_fkey;
alter table unit_scope add constraint unit_scope_unit_id_fkey foreign key (unit_id) references unit on delete cascade;
