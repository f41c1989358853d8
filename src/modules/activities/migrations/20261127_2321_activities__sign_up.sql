-- Sign-up for what is open to all: places, a waiting list that moves up by itself, a receipt with a passphrase to withdraw. Hours are those given,
-- and whoever gave them says when they are wrong (志愿服务记录与证明出具办法). Names and phones are sealed.

create table activity_opening (
  activity_id uuid primary key references activity (id),
  area text collate "C" not null,
  capacity integer check (capacity between 1 and 5000),
  closes_at timestamptz not null,
  is_public boolean not null,
  last_seq integer not null default 0
);
comment on table activity_opening is 'sign-up is open for an activity, for so many, until then; public ones stand on the portal';

create table activity_signup (
  number text primary key check (number ~ '^[0-9]{8}$'),
  activity_id uuid not null references activity_opening (activity_id),
  area text collate "C" not null,
  seq integer not null,
  mac bytea not null,
  name_sealed bytea,
  phone_sealed bytea,
  who_index bytea,
  account_id uuid references staff_account (id),
  state text not null check (state in ('in', 'waiting', 'left')),
  at timestamptz not null,
  left_at timestamptz,
  moved_up_at timestamptz,
  told_at timestamptz,
  told_by uuid references staff_account (id),
  erased_at timestamptz,
  tries smallint not null default 0,
  tries_since timestamptz,
  unique (activity_id, seq),
  constraint activity_signup_left check ((state = 'left') = (left_at is not null)),
  constraint activity_signup_told check ((told_at is null) = (told_by is null)),
  constraint activity_signup_named check ((name_sealed is null) = (erased_at is not null)),
  constraint activity_signup_erased check (erased_at is null or (phone_sealed is null and who_index is null))
);
comment on table activity_signup is 'somebody signed up: in, waiting in the order of seq, or withdrawn; the passphrase of the receipt is kept as a keyed hash';
create unique index activity_signup_once on activity_signup (activity_id, who_index) where state <> 'left' and who_index is not null;
create unique index activity_signup_own on activity_signup (activity_id, account_id) where state <> 'left' and account_id is not null;
create index activity_signup_account on activity_signup (account_id) where account_id is not null;

alter table activity_attendee add column signup_number text references activity_signup (number);
create unique index activity_attendee_signup on activity_attendee (signup_number) where signup_number is not null;

create table activity_hours (
  id uuid primary key,
  signup_number text not null unique references activity_signup (number),
  activity_id uuid not null references activity (id),
  area text collate "C" not null,
  minutes integer not null check (minutes between 0 and 1440 and minutes % 15 = 0),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  version integer not null default 1
);
comment on table activity_hours is 'the time somebody really gave, in quarter hours; the certificate is written from it';
create index activity_hours_activity on activity_hours (activity_id);

create table activity_hours_correction (
  id uuid primary key,
  hours_id uuid not null references activity_hours (id),
  area text collate "C" not null,
  minutes integer not null check (minutes between 0 and 1440 and minutes % 15 = 0),
  text_sealed bytea not null,
  at timestamptz not null,
  outcome text check (outcome in ('corrected', 'kept')),
  answer_sealed bytea,
  answered_by uuid references staff_account (id),
  answered_at timestamptz,
  constraint activity_hours_answered check (
    (outcome is null) = (answer_sealed is null) and (outcome is null) = (answered_by is null) and (outcome is null) = (answered_at is null)
  )
);
comment on table activity_hours_correction is 'what somebody said of their own hours, and what was answered';
create index activity_hours_correction_of on activity_hours_correction (hours_id);
create index activity_hours_correction_open on activity_hours_correction (area) where outcome is null;
