-- Other programs that file and follow cases by the GeoReport v2 standard.

create table open311_client (
  id uuid primary key,
  area text collate "C" not null references place (code),
  name text not null check (name <> ''),
  contact text not null check (contact <> ''),
  datum text not null check (datum in ('wgs84', 'gcj02', 'bd09')),
  key_hash bytea not null unique,
  key_end text not null,
  per_hour integer not null check (per_hour between 1 and 10000),
  issued_by uuid not null references staff_account (id),
  issued_at timestamptz not null,
  revoked_at timestamptz,
  version integer not null default 1
);
comment on table open311_client is 'a program that may file: its key only as a keyed hash, shown once when it was issued';

create table open311_request (
  case_id uuid primary key references cases (id),
  area text collate "C" not null,
  client_id uuid not null references open311_client (id),
  service_code text not null,
  external_id text,
  account_mac bytea not null,
  at timestamptz not null,
  constraint open311_request_once unique (client_id, external_id)
);
comment on table open311_request is 'append-only: which program filed a case; it may follow the status of that one and of no other';
create index open311_request_rate on open311_request (client_id, at);

create table open311_update (
  id uuid primary key,
  case_id uuid not null references cases (id),
  area text collate "C" not null,
  client_id uuid not null references open311_client (id),
  external_id text,
  at timestamptz not null,
  constraint open311_update_once unique (client_id, external_id)
);
comment on table open311_update is 'append-only: what a program passed on for whoever filed; the words stand in the chain of the case';
create index open311_update_rate on open311_update (client_id, at);
