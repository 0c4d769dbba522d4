-- Registers of households and businesses, field records, and what is derived from them in the same transaction.

create table household (
  id uuid primary key,
  village_id uuid not null,
  code text not null,
  unique (village_id, code)
);

-- What was known of a household from an instant on; the latest observed_at holds, ties by record id. First imports count from the beginning.
create table household_fact (
  household_id uuid not null references household,
  observed_at timestamptz not null,
  record_id uuid not null,
  head text not null,
  address text not null default '',
  phone text,
  members int not null,
  from14 int not null,
  from15 int not null,
  from18 int not null,
  elderly60 int not null,
  disabled int not null,
  no_smartphone int not null,
  primary key (household_id, observed_at, record_id)
);

create table business (
  id uuid primary key,
  village_id uuid not null,
  code text not null,
  unique (village_id, code)
);

create table business_fact (
  business_id uuid not null references business,
  observed_at timestamptz not null,
  record_id uuid not null,
  name text not null,
  kind text not null check (kind in ('enterprise', 'cooperative', 'householdBusiness', 'shop')),
  address text not null default '',
  ocop boolean not null default false,
  primary key (business_id, observed_at, record_id)
);

-- Field records as they came: never updated, never deleted.
create table field_record (
  seq bigint generated always as identity,
  id uuid primary key,
  kind text not null,
  observed_at timestamptz not null,
  received_at timestamptz not null,
  team_id uuid,
  village_id uuid not null,
  author text not null,
  body jsonb not null
);
-- Latest activity of a unit; records of a village in order.
create index field_record_village on field_record (village_id, seq);

-- Each observation once more by subject and indicator: what the fold of the state and "open this number" read.
create table observation (
  subject_id uuid not null,
  indicator text not null,
  observed_at timestamptz not null,
  record_id uuid not null,
  count int not null,
  primary key (subject_id, indicator, observed_at, record_id)
);

-- Roll-ups as changes: the sum over all days up to a day is the state on that day. Grain D is one row a day, M a month, Q a quarter, Y a year,
-- so that a sum up to any day touches few rows; a part for each grain, so that a whole province is read without its days.
-- what: an indicator id, or a name with @ (TallyNames in Domain).
create table tally (
  unit_id uuid not null,
  what text not null,
  grain text not null,
  starts_on date not null,
  subjects bigint not null default 0,
  met bigint not null default 0,
  have bigint not null default 0,
  primary key (unit_id, what, starts_on, grain)
) partition by list (grain);
create table tally_day partition of tally for values in ('D') with (fillfactor = 80);
create table tally_month partition of tally for values in ('M') with (fillfactor = 80);
create table tally_quarter partition of tally for values in ('Q') with (fillfactor = 80);
create table tally_year partition of tally for values in ('Y') with (fillfactor = 80);
-- A whole province: only the names that a program counts, only the spans up to the day.
create index tally_what on tally (what, starts_on);

-- Minutes of activity of a team in a week that starts on a Monday.
create table team_week (
  team_id uuid not null,
  week date not null,
  minutes bigint not null,
  primary key (week, team_id)
);

-- The first day a village (or a commune as such) was reported on at all: before it, it is missing.
create table first_record (
  unit_id uuid primary key,
  first_on date not null
);
