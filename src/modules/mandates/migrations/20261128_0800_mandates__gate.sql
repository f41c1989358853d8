-- 准入 (domain §8.1, §8.2): a task that is not in the list of a village or a township goes there only by an admission, decided by
-- several hands for exactly one matter, with its funds and its end. What the gate let through and what it refused is counted by unit.

create table admission_level (
  area text collate "C" not null references place (code),
  valid_from date not null,
  level text not null check (level in ('county', 'league')),
  basis text not null check (basis <> ''),
  set_by uuid not null references staff_account (id),
  set_at timestamptz not null,
  primary key (area, valid_from)
);
comment on table admission_level is 'append-only: who approves admissions at a place and below it from a day on; the county where nothing is set (Inner Mongolia: the league)';

create table admission (
  id uuid primary key,
  area text collate "C" not null references place (code),
  county text collate "C" not null references place (code),
  year integer not null,
  serial integer not null check (serial > 0),
  organisation_id uuid not null references organisation (id),
  receiver_id uuid not null references organisation (id),
  role text not null check (role in ('lead', 'assist')),
  matter_kind text not null check (matter_kind in ('case', 'duty', 'measure', 'task', 'incident', 'return', 'check')),
  matter_id uuid,
  matter_label text not null check (matter_label <> ''),
  matter_key text not null check (matter_key <> ''),
  task text not null check (task <> ''),
  basis text not null check (basis <> ''),
  funds_yuan integer not null check (funds_yuan >= 0),
  funds_source text not null check (funds_source <> ''),
  people text not null check (people <> ''),
  until date not null,
  level text not null check (level in ('county', 'league')),
  status text not null check (status in ('consulting', 'checking', 'reviewing', 'deciding', 'inForce', 'rejected', 'withdrawn', 'expired', 'revoked')),
  decision text check (decision in ('approved', 'temporary', 'rejected')),
  valid_from date,
  valid_to date,
  proposed_at timestamptz not null,
  version integer not null default 1,
  constraint admission_number_once unique (county, year, serial),
  constraint admission_not_to_itself check (organisation_id <> receiver_id),
  constraint admission_valid check ((valid_from is null) = (valid_to is null) and (valid_to is null or valid_from < valid_to)),
  constraint admission_decided check (status not in ('inForce', 'expired', 'revoked') or (decision in ('approved', 'temporary') and valid_to is not null))
);
comment on table admission is 'a request that a unit take on, for one matter and until a day, what is not in its duty list; in force it opens the gate for exactly that';
create index admission_area on admission (area, id);
create index admission_gate on admission (receiver_id, matter_key);

create table admission_step (
  id uuid primary key,
  admission_id uuid not null references admission (id),
  area text collate "C" not null references place (code),
  verb text not null check (verb in ('propose', 'answer', 'check', 'sign', 'approve', 'approveTemporarily', 'reject', 'revoke', 'withdraw', 'lapse')),
  organisation_id uuid references organisation (id),
  account_id uuid references staff_account (id),
  agrees boolean,
  says text,
  at timestamptz not null
);
comment on table admission_step is 'append-only: who did which step of an admission, and in which words; every step is another person’s';
create index admission_step_of on admission_step (admission_id, at);

create table admission_reviewer (
  admission_id uuid not null references admission (id),
  organisation_id uuid not null references organisation (id),
  area text collate "C" not null references place (code),
  agrees boolean,
  signed_at timestamptz,
  primary key (admission_id, organisation_id),
  constraint admission_reviewer_signed check ((agrees is null) = (signed_at is null))
);
comment on table admission_reviewer is 'the organisations that review an admission jointly, and how each signed';

create table gate_decision (
  id uuid primary key,
  area text collate "C" not null references place (code),
  day date not null,
  at timestamptz not null,
  dispatcher_id uuid not null references organisation (id),
  receiver_id uuid not null references organisation (id),
  unit_kind text not null check (unit_kind in ('village', 'community', 'township', 'subdistrict')),
  role text not null check (role in ('lead', 'assist')),
  matter_kind text not null check (matter_kind in ('case', 'duty', 'measure', 'task', 'incident', 'return', 'check')),
  matter_id uuid,
  matter_key text not null,
  matter_label text not null,
  outcome text not null check (outcome in ('inList', 'admitted', 'urgent', 'refused')),
  why text,
  item_id uuid references mandate_item (id),
  admission_id uuid references admission (id),
  constraint gate_decision_by_item check (outcome <> 'inList' or item_id is not null),
  constraint gate_decision_by_admission check (outcome <> 'admitted' or admission_id is not null),
  constraint gate_decision_refused check ((outcome = 'refused') = (why is not null))
);
comment on table gate_decision is 'append-only: what was sent down to a village or a township, by which line or admission, and what the gate refused; of units, never of persons';
create index gate_decision_area on gate_decision (area, day);
create index gate_decision_dispatcher on gate_decision (dispatcher_id, day);
create index gate_decision_matter on gate_decision (receiver_id, matter_key);
create unique index gate_decision_refused_once on gate_decision (dispatcher_id, receiver_id, matter_key, role, why, day) where outcome = 'refused';
