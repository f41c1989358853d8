-- Who answers for what: organisations by system (条), each at one place (块), and who belongs to them.

create table organisation (
  id uuid primary key,
  area text collate "C" not null references place (code),
  name text not null check (name <> ''),
  short_name text not null check (short_name <> ''),
  kind text not null check (kind in ('party', 'government', 'department', 'committee', 'company', 'team')),
  superior_id uuid references organisation (id),
  duty text check (duty <> ''),
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  constraint organisation_not_its_own_superior check (superior_id <> id),
  constraint organisation_valid check (valid_to is null or valid_from < valid_to)
);
comment on table organisation is 'the superior is the one of the same system, not of the place; a closed organisation stays';
create unique index organisation_name_once on organisation (area, name) where valid_to is null;
create index organisation_superior on organisation (superior_id);

create table organisation_member (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  area text collate "C" not null references place (code),
  member_organisation_id uuid references organisation (id),
  person_name text check (person_name <> ''),
  role text not null,
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  constraint organisation_member_is_one_thing check ((member_organisation_id is null) <> (person_name is null)),
  constraint organisation_member_role check (role in ('branch', 'unit') and person_name is null or role in ('head', 'member') and person_name is not null),
  constraint organisation_member_not_itself check (member_organisation_id <> organisation_id),
  constraint organisation_member_valid check (valid_to is null or valid_from < valid_to),
  constraint organisation_member_once exclude using gist (
    organisation_id with =, coalesce(member_organisation_id::text, person_name) with =, role with =, daterange(valid_from, valid_to) with &&)
);
comment on table organisation_member is 'organisations and named people that belong to an organisation from one day to another, e.g. the N of "1+N"; area is that of the organisation joined';
create index organisation_member_organisation on organisation_member (organisation_id);
create index organisation_member_member on organisation_member (member_organisation_id);
