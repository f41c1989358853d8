-- A team may be renamed and, when it is over, closed: it leaves the portal, everybody in it has left, and its name is free again.
alter table team
  add column version integer not null default 1 check (version >= 1),
  add column closed_at timestamptz check (closed_at >= at);
drop index team_name;
create unique index team_name on team (area, name) where closed_at is null;
