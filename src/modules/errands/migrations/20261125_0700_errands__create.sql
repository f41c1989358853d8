-- 帮办代办: what a case of kind errand adds: who runs it on whose word, which papers are in whose hands, every trip. Nothing here is about money.

create table errand (
  case_id uuid primary key references cases (id),
  area text collate "C" not null references place (code),
  state text not null check (state in ('requested', 'consented', 'accepted', 'collected', 'submitted', 'answered', 'returned')),
  item text check (length(item) between 2 and 200),
  scope text check (length(scope) between 2 and 500),
  medium text check (medium in ('portal', 'written', 'recorded')),
  witness_id uuid references staff_account (id),
  consented_at timestamptz,
  valid_until timestamptz,
  revoked_at timestamptz,
  agent_id uuid references staff_account (id),
  agent_organisation_id uuid references organisation (id),
  submitted_to text check (length(submitted_to) between 2 and 120),
  submitted_on date,
  receipt_number text check (length(receipt_number) between 1 and 60),
  result text check (length(result) between 2 and 2000),
  result_at timestamptz,
  returned_at timestamptz,
  version integer not null default 1,
  constraint errand_consent check ((consented_at is null) = (scope is null) and (consented_at is null) = (medium is null) and (consented_at is null) = (valid_until is null)),
  constraint errand_consent_first check (state = 'requested' or consented_at is not null),
  constraint errand_term check (valid_until > consented_at and valid_until <= consented_at + interval '366 days'),
  constraint errand_revoked check (revoked_at >= consented_at),
  constraint errand_agent check ((agent_id is null) = (agent_organisation_id is null)),
  constraint errand_agent_works check (state in ('requested', 'consented') or agent_id is not null),
  constraint errand_own_word check ((medium is not distinct from 'portal') <> (witness_id is not null) or medium is null),
  constraint errand_submitted check ((submitted_to is null) = (submitted_on is null)),
  constraint errand_result check ((result is null) = (result_at is null))
);
comment on table errand is 'one errand: the authorisation (scope, until when, how given), who runs it, where it was handed in and what came of it';
create index errand_agent_open on errand (agent_id) where returned_at is null;

create table errand_paper (
  id uuid primary key,
  case_id uuid not null references errand (case_id),
  area text collate "C" not null,
  name text not null check (length(name) between 1 and 80),
  kind text not null check (kind in ('original', 'copy')),
  copies integer not null default 1 check (copies between 1 and 99),
  received_at timestamptz not null,
  received_by uuid not null references staff_account (id),
  returned_at timestamptz,
  returned_by uuid references staff_account (id),
  returned_to text check (returned_to in ('person', 'family')),
  version integer not null default 1,
  constraint errand_paper_back check ((returned_at is null) = (returned_by is null) and (returned_at is null) = (returned_to is null) and returned_at >= received_at)
);
comment on table errand_paper is 'a paper taken for an errand and handed back; an original keeps the case open until it is';
create index errand_paper_case on errand_paper (case_id);

create table errand_trip (
  id uuid primary key,
  case_id uuid not null references errand (case_id),
  area text collate "C" not null,
  day date not null,
  place text not null check (length(place) between 2 and 120),
  purpose text not null check (length(purpose) between 2 and 300),
  account_id uuid not null references staff_account (id),
  at timestamptz not null
);
comment on table errand_trip is 'append-only: when an agent went where and what for, in words; no positions';
create index errand_trip_case on errand_trip (case_id, day);
