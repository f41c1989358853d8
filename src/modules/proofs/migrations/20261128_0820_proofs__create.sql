-- Proofs (domain §8.3): what may be issued is an item of a list in force, verified by two people, signed; what may not is answered with who issues it.
-- Names, identity numbers, telephones, what somebody needs and what was verified are sealed. What is counted are agencies that ask, never people.

create table proof_edition (
  id uuid primary key,
  area text collate "C" not null references place (code) check (length(area) = 6),
  nth integer not null check (nth > 0),
  title text not null check (length(title) between 2 and 80),
  status text not null check (status in ('draft', 'published')),
  from_day date,
  to_day date,
  published_by uuid references staff_account (id),
  at timestamptz not null,
  version integer not null default 1,
  unique (area, nth),
  constraint proof_edition_published check ((status = 'published') = (from_day is not null and published_by is not null)),
  constraint proof_edition_days check (to_day is null or to_day > from_day)
);
comment on table proof_edition is 'an edition of a county''s list of proofs; in force from a day until the next one is';
create unique index proof_edition_draft on proof_edition (area) where status = 'draft';
create unique index proof_edition_open on proof_edition (area) where status = 'published' and to_day is null;

create table proof_item (
  id uuid primary key,
  edition_id uuid not null references proof_edition (id),
  area text collate "C" not null,
  code text not null check (code ~ '^[A-Za-z0-9-]{1,12}$'),
  name text not null check (length(name) between 2 and 80),
  kind text not null check (kind in ('issue', 'never')),
  law text not null default '' check (length(law) <= 120),
  article text not null default '' check (length(article) <= 60),
  remit text check (remit in ('lawNames', 'selfGovernment', 'collective')),
  purpose text not null default '' check (length(purpose) <= 300),
  procedure text not null default '' check (length(procedure) <= 1000),
  form text not null default '' check (length(form) <= 2000),
  materials text not null default '' check (length(materials) <= 500),
  valid_days integer check (valid_days between 1 and 3650),
  needs_meeting boolean not null default false,
  who text not null default '' check (length(who) <= 120),
  how text not null default '' check (length(how) <= 600),
  words text not null default '' check (length(words) <= 200),
  unique (edition_id, code),
  constraint proof_item_issued check (
    kind = 'never' or (length(law) >= 4 and length(article) >= 3 and remit is not null and length(form) >= 4 and valid_days is not null)
  ),
  constraint proof_item_instead check (kind = 'issue' or (length(who) >= 2 and length(how) >= 2)),
  constraint proof_item_collective check (remit is distinct from 'collective' or needs_meeting)
);
comment on table proof_item is 'one proof of an edition: may be issued, with its law and form; or may not, with who issues it instead';

create table proof_request (
  id uuid primary key,
  area text collate "C" not null references place (code) check (length(area) in (12, 15)),
  number text not null unique check (number ~ '^[0-9]{8}$'),
  way text not null check (way in ('portal', 'counter', 'field', 'phone')),
  status text not null check (status in ('requested', 'answered', 'verifying', 'verified', 'signed', 'issued', 'used', 'revoked', 'withdrawn', 'declined')),
  item_key text check (length(item_key) between 2 and 20),
  agency text check (length(agency) between 2 and 80),
  agency_kind text not null check (agency_kind in ('police', 'socialInsurance', 'civilAffairs', 'school', 'bank', 'insurer', 'hospital', 'employer', 'court', 'housing', 'market', 'other', 'unknown')),
  taken_by uuid references staff_account (id),
  meeting text check (length(meeting) between 4 and 120),
  at timestamptz not null,
  ended_at timestamptz,
  name_sealed bytea,
  name_index bytea,
  id_sealed bytea,
  phone_sealed bytea,
  said_sealed bytea,
  facts_sealed bytea,
  note_sealed bytea,
  mac bytea,
  tries smallint not null default 0,
  tries_since timestamptz,
  erased_at timestamptz,
  version integer not null default 1,
  constraint proof_request_ended check ((ended_at is not null) = (status in ('answered', 'used', 'revoked', 'withdrawn', 'declined')))
);
comment on table proof_request is 'somebody needs a proof: what it was matched to, how far it is; who they are and why is sealed';
comment on column proof_request.item_key is 'n1 to n20 of the national list, or i-CODE of the county''s';
comment on column proof_request.agency is 'the unit that asked for it; never a person';
create index proof_request_area on proof_request (area, status, at);
create index proof_request_name on proof_request (name_index) where name_index is not null;

create table proof_check (
  request_id uuid not null references proof_request (id),
  area text collate "C" not null,
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  found_sealed bytea,
  id uuid not null unique,
  primary key (request_id, account_id)
);
comment on table proof_check is 'who verified the facts, one row a person: twice by the same hand is impossible; what they found is sealed, and erased with the request';

create table proof_serial (
  area text collate "C" not null references place (code),
  year integer not null,
  last integer not null check (last > 0),
  version integer not null default 1,
  primary key (area, year)
);
comment on table proof_serial is 'the last number of the register of a unit in a year';

create table proof_certificate (
  id uuid primary key,
  request_id uuid not null unique references proof_request (id),
  area text collate "C" not null,
  number text not null unique,
  organisation_id uuid not null references organisation (id),
  item_code text not null,
  item_name text not null check (length(item_name) between 2 and 80),
  signed_by uuid not null references staff_account (id),
  signed_at timestamptz not null,
  sealed_by uuid references staff_account (id),
  seal text check (length(seal) between 2 and 60),
  issued_on date,
  expires_on date,
  body_sealed bytea,
  code_sealed bytea,
  code_mac bytea,
  revoked_at timestamptz,
  used_on date,
  used_at_unit text check (length(used_at_unit) between 2 and 80),
  version integer not null default 1,
  constraint proof_certificate_issued check (num_nonnulls(sealed_by, seal, issued_on, expires_on) in (0, 4)),
  constraint proof_certificate_days check (expires_on > issued_on)
);
comment on table proof_certificate is 'the register: a proof that was signed and, with a seal, issued; what it says is sealed';
create index proof_certificate_area on proof_certificate (area, issued_on);

create table proof_demand (
  id uuid primary key,
  area text collate "C" not null references place (code),
  at timestamptz not null,
  agency text not null check (length(agency) between 2 and 80),
  agency_key text not null check (length(agency_key) between 1 and 80),
  agency_kind text not null,
  item_key text not null,
  item_name text not null,
  way text not null check (way in ('portal', 'counter', 'field', 'phone')),
  request_id uuid unique references proof_request (id)
);
comment on table proof_demand is 'append-only: an agency asked for what a village must not prove: units and kinds, no person';
create index proof_demand_area on proof_demand (area, agency_key, at);

create table proof_told (
  id uuid primary key,
  area text collate "C" not null references place (code),
  agency_key text not null,
  told_on date not null,
  paper text not null check (length(paper) between 2 and 120),
  by_id uuid not null references staff_account (id),
  at timestamptz not null
);
comment on table proof_told is 'append-only: the county told an agency to stop asking, by which letter';
create index proof_told_area on proof_told (area, agency_key);

create table proof_guess (
  number_mac bytea primary key,
  area text collate "C" not null default '',
  tries smallint not null,
  since timestamptz not null,
  version integer not null default 1
);
comment on table proof_guess is 'how often a number was tried on the verification page, whether there is such a number or not; gone after a day';
