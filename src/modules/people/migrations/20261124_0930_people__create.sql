-- People and households, no more than a service needs (domain §12.16): no religion, politics, contacts, visitors; nothing that rates
-- a person (§12.1). What is sealed is encrypted by the application before it comes here; an index column is a keyed hash of it.

create table person (
  id uuid primary key,
  area text collate "C" not null references place (code) check (length(area) in (12, 15)),
  name text collate "C" not null check (length(name) between 1 and 60),
  birth_year smallint check (birth_year between 1880 and 2200),
  basis text not null check (basis in ('consent', 'statutoryDuty', 'emergency')),
  phone_sealed bytea,
  phone_index bytea,
  id_number_sealed bytea,
  id_number_index bytea,
  bank_sealed bytea,
  health_sealed bytea,
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint person_phone_indexed check ((phone_sealed is null) = (phone_index is null)),
  constraint person_id_number_indexed check ((id_number_sealed is null) = (id_number_index is null)),
  constraint person_id_number_once unique (id_number_index)
);
comment on table person is 'a resident: name and place in plain, everything else sealed; why it may be kept at all is basis (PIPL 13)';
create index person_area_name on person (area, name, id);
create index person_name on person (name, area);
create index person_phone on person (phone_index) where phone_index is not null;

create table household (
  id uuid primary key,
  area text collate "C" not null references place (code) check (length(area) in (12, 15)),
  address text not null check (length(address) between 1 and 120),
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
comment on table household is 'who lives together, as far as a service needs to know it';
create index household_area on household (area, id);

create table household_member (
  id uuid primary key,
  household_id uuid not null references household (id),
  person_id uuid not null references person (id),
  area text collate "C" not null,
  relation text not null check (relation in ('head', 'spouse', 'child', 'parent', 'grandchild', 'grandparent', 'sibling', 'other')),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  constraint household_member_one_home exclude using gist (person_id with =, daterange(valid_from, valid_to) with &&),
  constraint household_member_one_head exclude using gist (household_id with =, daterange(valid_from, valid_to) with &&) where (relation = 'head')
);
comment on table household_member is 'membership from a day until before another; nobody lives in two households, no household has two heads';
create index household_member_household on household_member (household_id);

create table consent (
  id uuid primary key,
  person_id uuid not null references person (id),
  area text collate "C" not null,
  purpose text not null check (purpose in ('contact', 'health', 'bankPayment', 'activities', 'delegate', 'publicity', 'sharing')),
  scope text not null check (length(scope) between 1 and 200),
  given_by text not null check (given_by in ('self', 'guardian', 'oralWitnessed')),
  witness text check (length(witness) between 1 and 60),
  evidence text check (evidence ~ '^[0-9a-f]{64}$'),
  given_at timestamptz not null,
  withdrawn_at timestamptz check (withdrawn_at >= given_at),
  constraint consent_witnessed check ((given_by = 'oralWitnessed') = (witness is not null))
);
comment on table consent is 'what a person allowed and for how long; withdrawing is as easy as giving (PIPL 15); kept 3 years after its end';
create unique index consent_once on consent (person_id, purpose) where withdrawn_at is null;
create index consent_person on consent (person_id, given_at);

create table authorisation (
  id uuid primary key,
  person_id uuid not null references person (id),
  area text collate "C" not null,
  agent_account_id uuid,
  agent_person_id uuid references person (id),
  scope text[] not null check (cardinality(scope) > 0 and scope <@ array['raise', 'follow', 'submit', 'collect']),
  medium text not null check (medium in ('written', 'recorded', 'oral')),
  witness text check (length(witness) between 1 and 60),
  evidence text check (evidence ~ '^[0-9a-f]{64}$'),
  valid_from date not null,
  valid_to date not null check (valid_to > valid_from),
  given_at timestamptz not null,
  revoked_at timestamptz check (revoked_at >= given_at),
  constraint authorisation_one_agent check (num_nonnulls(agent_account_id, agent_person_id) = 1),
  constraint authorisation_not_self check (agent_person_id <> person_id),
  constraint authorisation_witnessed check ((medium = 'oral') = (witness is not null))
);
comment on table authorisation is 'who may run which errands for a person (代办), from a day until before another';
create index authorisation_person on authorisation (person_id, given_at);
create index authorisation_agent on authorisation (agent_account_id, person_id) where revoked_at is null;
