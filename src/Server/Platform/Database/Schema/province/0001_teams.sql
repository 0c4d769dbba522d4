-- Teams and rosters. A decision is the only thing that makes, changes or ends a team or a membership.
create table decision (
  id uuid primary key,
  number text not null,
  issued_on date not null,
  issuer_unit_id uuid not null,
  issuer_level text not null check (issuer_level in ('province', 'district', 'commune')),
  unique (issuer_unit_id, number, issued_on)
);

create table team (
  id uuid primary key,
  -- The village, commune or district it works for; a village team whose village is not registered stands on its commune.
  unit_id uuid not null,
  level text not null check (level in ('district', 'commune', 'village')),
  name text not null,
  -- A team is found again by unit and key: '@' for the unit's own team, else what else its name says, folded.
  key text not null,
  -- Position among the teams of its commune in the list it came from, so that it is written back the same.
  ordinal int not null,
  decision_id uuid not null references decision,
  valid_from date not null,
  valid_to date not null default 'infinity',
  ended_by uuid references decision
);
-- Teams of units as of a day; a team by unit and key.
create index team_unit on team (unit_id);

-- Which decision was in force for a team from which day.
create table team_decision (
  team_id uuid not null references team,
  decision_id uuid not null references decision,
  valid_from date not null,
  primary key (team_id, decision_id)
);

create table person (
  id uuid primary key,
  name text not null,
  folded text not null,
  phone text check (phone ~ '^0[0-9]{9}$')
);
-- A person is found again by phone and folded name.
create index person_phone on person (phone, folded);

create table membership (
  id uuid primary key,
  team_id uuid not null references team,
  person_id uuid not null references person,
  role text not null check (role in ('leader', 'standingDeputy', 'deputy', 'member')),
  affiliations text[] not null default '{}',
  -- What the list says beside the role, e.g. Trưởng thôn.
  post text,
  note text,
  -- Order of the list it came from, so that it is written back the same.
  ordinal int not null,
  decision_id uuid not null references decision,
  valid_from date not null,
  valid_to date not null default 'infinity',
  ended_by uuid references decision,
  check (valid_from <= valid_to)
);
-- Members of teams as of a day.
create index membership_team on membership (team_id, valid_from);
-- All that a person is a member of.
create index membership_person on membership (person_id);
