-- Homework evenings: vetted adults, so many children each, sign-up by the guardian, who brought and who fetched whom. Staff read a child's record only by
-- an access that was asked for with a purpose, approved by somebody else and runs out; every reading is written down (MNR 36, PIPL 31).

create table room_vetting (
  id uuid primary key,
  area text collate "C" not null,
  organisation_id uuid not null references organisation (id),
  account_id uuid references staff_account (id),
  sealed bytea,
  checked_by text not null check (length(checked_by) between 2 and 100),
  checked_on date not null,
  valid_until date not null,
  entered_by uuid references staff_account (id),
  at timestamptz not null,
  ended_on date,
  end_reason text check (length(end_reason) between 2 and 200),
  duty_id uuid references duty (id),
  erased_at timestamptz,
  version integer not null default 1,
  constraint room_vetting_order check (checked_on < valid_until),
  constraint room_vetting_ended check ((ended_on is null) = (end_reason is null)),
  constraint room_vetting_erased check ((sealed is null) = (erased_at is not null))
);
comment on table room_vetting is 'the check of an adult who works with children: who looked, under which number, until when; the name and the number of the paper are sealed';
create index room_vetting_area on room_vetting (area, valid_until);

create table room_evening (
  id uuid primary key,
  room_id uuid not null references room (id),
  term_id uuid not null references room_term (id),
  area text collate "C" not null,
  category text not null check (category in ('homework', 'reading', 'activity')),
  title text not null check (length(title) between 2 and 60),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  grade_from integer not null check (grade_from between 1 and 9),
  grade_to integer not null check (grade_to between 1 and 9),
  places integer not null check (places between 1 and 100),
  status text not null default 'planned' check (status in ('planned', 'running', 'ended', 'cancelled')),
  reason text check (length(reason) between 2 and 200),
  version integer not null default 1,
  constraint room_evening_span check (starts_at < ends_at),
  constraint room_evening_grades check (grade_from <= grade_to),
  constraint room_evening_reason check ((status = 'cancelled') = (reason is not null)),
  constraint room_evening_once exclude using gist (room_id with =, tstzrange(starts_at, ends_at) with &&) where (status <> 'cancelled')
);
comment on table room_evening is 'homework help, reading or an activity, free of charge: there is no column for a fee and no category for a course (双减)';
create index room_evening_when on room_evening (area, starts_at);

create table room_evening_adult (
  evening_id uuid not null references room_evening (id),
  vetting_id uuid not null references room_vetting (id),
  area text collate "C" not null,
  at timestamptz not null,
  primary key (evening_id, vetting_id)
);
comment on table room_evening_adult is 'a vetted adult minds this evening';

create table room_evening_child (
  id uuid primary key,
  evening_id uuid not null references room_evening (id),
  child_id uuid not null references room_child (id),
  area text collate "C" not null,
  status text not null default 'in' check (status in ('in', 'left')),
  at timestamptz not null,
  arrived_at timestamptz,
  arrived_by uuid references staff_account (id),
  fetched_at timestamptz,
  fetched_by uuid references staff_account (id),
  fetched_as text check (fetched_as in ('listed', 'alone', 'phoned')),
  fetcher_sealed bytea,
  called_at timestamptz,
  constraint room_evening_child_once unique (evening_id, child_id),
  constraint room_evening_child_came check ((arrived_at is null) = (arrived_by is null)),
  constraint room_evening_child_fetched check ((fetched_at is null) = (fetched_as is null) and (fetched_at is null) = (fetched_by is null)),
  constraint room_evening_child_order check (fetched_at is null or arrived_at is not null)
);
comment on table room_evening_child is 'a child signed up by its guardian: came, was fetched, by whom (sealed)';
create index room_evening_child_of on room_evening_child (child_id);

create table room_access (
  id uuid primary key,
  area text collate "C" not null,
  child_id uuid references room_child (id),
  evening_id uuid references room_evening (id),
  account_id uuid not null references staff_account (id),
  organisation_id uuid not null references organisation (id),
  role text not null check (length(role) between 2 and 30),
  purpose text not null check (length(purpose) between 4 and 200),
  asked_at timestamptz not null,
  decision text check (decision in ('approved', 'declined', 'urgent')),
  decided_by uuid references staff_account (id),
  decided_at timestamptz,
  until timestamptz,
  version integer not null default 1,
  constraint room_access_what check ((child_id is null) <> (evening_id is null)),
  constraint room_access_decided check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  constraint room_access_other check (decision is null or decision = 'urgent' or decided_by <> account_id),
  constraint room_access_until check ((decision in ('approved', 'urgent')) is not true or until is not null)
);
comment on table room_access is 'a member of staff asks to read a child''s record, or those of an evening: for a purpose, decided by somebody else, until a moment; urgent ones are looked at afterwards';
create index room_access_area on room_access (area, asked_at);
create index room_access_mine on room_access (account_id);

create table room_child_read (
  id uuid primary key,
  access_id uuid not null references room_access (id),
  child_id uuid not null references room_child (id),
  area text collate "C" not null,
  at timestamptz not null
);
comment on table room_child_read is 'append-only: a child''s record was read; the guardian sees each by the receipt';
create index room_child_read_of on room_child_read (child_id, at);
