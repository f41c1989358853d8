-- Volunteer teams (红蜂团): who joined by themselves or with their consent, and which reports of things are theirs. No points, no ranks, no duties.

create table team (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  name text not null check (length(name) between 2 and 60),
  what text not null check (length(what) between 2 and 1000),
  how text not null check (length(how) between 2 and 500),
  phone text not null check (length(phone) between 3 and 60),
  account_id uuid not null references staff_account (id),
  at timestamptz not null
);
comment on table team is 'a volunteer team: what it does, how one joins, whom to call; what stands here is public';
create unique index team_name on team (area, name);

create table team_member (
  id uuid primary key,
  team_id uuid not null references team (id),
  area text collate "C" not null,
  number text not null unique check (number ~ '^[0-9]{8}$'),
  mac bytea,
  account_id uuid references staff_account (id),
  name_sealed bytea,
  phone_sealed bytea,
  who_idx bytea,
  consent text not null check (consent in ('self', 'paper', 'spoken')),
  joined_at timestamptz not null,
  left_at timestamptz,
  erased_at timestamptz,
  tries smallint not null default 0,
  tries_since timestamptz,
  constraint team_member_left check (left_at is null or left_at >= joined_at),
  constraint team_member_erased check (
    (erased_at is null) = (name_sealed is not null)
    and (erased_at is null or (left_at is not null and phone_sealed is null and who_idx is null and mac is null and account_id is null))
  )
);
comment on table team_member is 'somebody who is or was in a team, by their own will; name and phone sealed, gone 90 days after they left; no reason is asked for';
create index team_member_team on team_member (team_id);
create unique index team_member_once on team_member (team_id, who_idx) where left_at is null and who_idx is not null;
create unique index team_member_account on team_member (team_id, account_id) where left_at is null and account_id is not null;

create table team_report (
  case_id uuid primary key references cases (id),
  team_id uuid not null references team (id),
  member_id uuid references team_member (id),
  area text collate "C" not null,
  at timestamptz not null
);
comment on table team_report is 'a hazard that a member of a team reported: a thing, never a person; whose it was is forgotten with the member';
create index team_report_team on team_report (team_id);
create index team_report_member on team_report (member_id) where member_id is not null;
