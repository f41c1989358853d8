-- What must be done without anyone asking (product S1.2): every obligation is a row, whatever it is about. Supervisors see units, not
-- people (domain §8.4), so nothing here names a person who did or did not do something.

create table duty (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  role text check (length(role) between 1 and 40),
  title text not null check (length(title) between 2 and 60),
  note text check (length(note) between 1 and 500),
  basis text check (length(basis) between 1 and 200),
  record_kind text not null check (record_kind ~ '^[a-z][A-Za-z]{2,30}$'),
  rrule text not null check (length(rrule) between 6 and 200),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  open_days smallint check (open_days between 1 and 366),
  needs smallint not null check (needs between 1 and 500),
  opened_until date,
  set_by uuid not null references organisation (id),
  version integer not null default 1,
  created_at timestamptz not null
);
comment on table duty is 'an obligation: which unit (and role) does what for which place, how often (RFC 5545), and which kind of record satisfies it';
create index duty_area on duty (area, id);
create index duty_unit on duty (organisation_id, record_kind);

create table duty_occurrence (
  duty_id uuid not null references duty (id),
  area text collate "C" not null,
  opens_on date not null,
  due_on date not null check (due_on >= opens_on),
  status text not null check (status in ('open', 'satisfied', 'excused', 'missed')),
  counted smallint not null default 0 check (counted >= 0),
  settled_at timestamptz,
  reason text check (length(reason) between 2 and 500),
  excused_by uuid references organisation (id),
  version integer not null default 1,
  primary key (duty_id, opens_on),
  constraint duty_occurrence_settled check ((status = 'open') = (settled_at is null)),
  constraint duty_occurrence_excused check ((status = 'excused') = (excused_by is not null) and (status <> 'excused' or reason is not null))
);
comment on table duty_occurrence is 'one turn of a duty: from the day it opens to the last day on which it is still in time';
create index duty_occurrence_open on duty_occurrence (due_on) where status = 'open';
create index duty_occurrence_area on duty_occurrence (area, opens_on);

create table duty_record (
  duty_id uuid not null,
  opens_on date not null,
  area text collate "C" not null,
  kind text not null,
  record_id uuid not null,
  done_on date not null,
  at timestamptz not null,
  primary key (duty_id, opens_on, record_id),
  foreign key (duty_id, opens_on) references duty_occurrence (duty_id, opens_on)
);
comment on table duty_record is 'append-only: the record that counted for a turn, and the day it was made; the record says by whom';
create index duty_record_record on duty_record (record_id);

create table duty_note (
  id uuid primary key,
  duty_id uuid not null references duty (id),
  area text collate "C" not null,
  opens_on date not null,
  done_on date not null,
  text text not null check (length(text) between 2 and 1000),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  foreign key (duty_id, opens_on) references duty_occurrence (duty_id, opens_on)
);
comment on table duty_note is 'append-only: what was done, in a few words, for a duty that no module keeps a record of its own for';
create index duty_note_turn on duty_note (duty_id, opens_on);
