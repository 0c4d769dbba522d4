-- Ranh giới of units, for maps: what a file brought, simplified. No number depends on it; without it there is no map.
create table unit_boundary (
  unit_id uuid not null references unit on delete cascade,
  -- A unit with far islands has several pieces; 0 is the largest.
  piece int not null,
  -- SVG path data on the map's grid (GridPoint), and the box around it.
  path text not null,
  min_x int not null,
  min_y int not null,
  max_x int not null,
  max_y int not null,
  -- The file's name, and the day whose codes it was matched by.
  source text not null,
  stated_on date not null,
  primary key (unit_id, piece)
);
