-- A procedure may have a case looked at by an organisation that never had it: whoever reviews a decision, whoever was whistled for.

create table case_sight (
  case_id uuid not null references cases (id),
  area text collate "C" not null,
  organisation_id uuid not null references organisation (id),
  given_by text not null check (given_by <> ''),
  since timestamptz not null,
  primary key (case_id, organisation_id)
);
comment on table case_sight is 'append-only: organisations that see a case because a procedure put it before them; they get no part in it by that';
create index case_sight_organisation on case_sight (organisation_id, case_id);
