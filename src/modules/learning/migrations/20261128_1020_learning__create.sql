-- A university for older people (domain §9, product S4): terms, subjects, courses, teachers, rooms, classes, sessions. Nobody and no room is in two places:
-- each of the three is an exclusion constraint (decision 0026). A session's time stands once more beside everybody who is in it, held equal by a foreign
-- key that cascades, so that moving a session moves them all, or is refused by whoever cannot.

create table learning_subject (
  id uuid primary key,
  area text collate "C" not null references place (code),
  name text not null check (length(name) between 1 and 30),
  about text check (length(about) between 2 and 300),
  version integer not null default 1,
  constraint learning_subject_once unique (area, name)
);
comment on table learning_subject is 'what is taught: calligraphy, dance, voice, instruments, opera, flowers, knotted buttons, fans, and what else a place adds';

create table learning_term (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  name text not null check (length(name) between 2 and 40),
  from_day date not null,
  to_day date not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  per_learner smallint not null check (per_learner between 1 and 20),
  status text not null default 'planned' check (status in ('planned', 'open', 'drawing', 'confirmed', 'running', 'ended')),
  version integer not null default 1,
  constraint learning_term_days check (from_day < to_day),
  constraint learning_term_enrolment check (opens_at < closes_at),
  constraint learning_term_once unique (organisation_id, name)
);
comment on table learning_term is 'a term of one university; opens_at and closes_at are the usual enrolment of its classes, per_learner how many classes one person may take';
create index learning_term_area on learning_term (area, from_day);

create table learning_course (
  id uuid primary key,
  area text collate "C" not null references place (code),
  subject_id uuid not null references learning_subject (id),
  title text not null check (length(title) between 2 and 60),
  about text check (length(about) between 2 and 1000),
  hours_each smallint not null check (hours_each between 1 and 8),
  needs text check (length(needs) between 2 and 300),
  version integer not null default 1,
  constraint learning_course_once unique (area, subject_id, title)
);
comment on table learning_course is 'what a class teaches: of which subject, how many class hours a session counts for, what to bring along';

create table learning_teacher (
  id uuid primary key,
  area text collate "C" not null references place (code),
  account_id uuid references staff_account (id),
  name text collate "C" not null check (length(name) between 1 and 60),
  about text check (length(about) between 2 and 300),
  phone_sealed bytea,
  left_on date,
  version integer not null default 1,
  constraint learning_teacher_account unique (area, account_id)
);
comment on table learning_teacher is 'who teaches; about is what they teach and where they learnt it, for the prospectus. Nothing here rates or orders teachers';
create index learning_teacher_area on learning_teacher (area, name);

create table learning_teacher_subject (
  teacher_id uuid not null references learning_teacher (id),
  subject_id uuid not null references learning_subject (id),
  area text collate "C" not null,
  primary key (teacher_id, subject_id)
);
comment on table learning_teacher_subject is 'which subjects somebody teaches';

create table learning_room (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  name text not null check (length(name) between 1 and 40),
  address text not null check (length(address) between 2 and 120),
  seats smallint not null check (seats between 1 and 2000),
  step_free boolean not null default true,
  about text check (length(about) between 2 and 300),
  closed_on date,
  version integer not null default 1
);
comment on table learning_room is 'where classes are held; step_free: reached without a step';
create unique index learning_room_once on learning_room (organisation_id, name) where closed_on is null;
create index learning_room_area on learning_room (area);

create table learning_learner (
  id uuid primary key,
  area text collate "C" not null references place (code),
  number text not null unique check (number ~ '^[0-9]{8}$'),
  person_id uuid references person (id),
  name text collate "C" check (length(name) between 1 and 60),
  birth_year smallint check (birth_year between 1880 and 2200),
  phone_sealed bytea,
  phone_index bytea,
  kin_sealed bytea,
  agreed_on date,
  mac bytea,
  tries smallint not null default 0,
  tries_since timestamptz,
  at timestamptz not null,
  erased_at timestamptz,
  version integer not null default 1,
  constraint learning_learner_phone check ((phone_sealed is null) = (phone_index is null)),
  constraint learning_learner_extra check (agreed_on is null or kin_sealed is not null or erased_at is not null),
  constraint learning_learner_erased check (
    (name is null) = (erased_at is not null)
    and (erased_at is null or num_nonnulls(person_id, birth_year, phone_sealed, kin_sealed, mac) = 0)
  )
);
comment on table learning_learner is 'who learns; telephone and a relative are sealed; agreed_on is the day of the safety agreement that the oldest sign with a relative (domain §9): a step more, never a bar';
create index learning_learner_area on learning_learner (area, name);
create index learning_learner_phone_index on learning_learner (phone_index) where phone_index is not null;
create unique index learning_learner_once on learning_learner (area, phone_index, name) where phone_index is not null;

create table learning_class (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  term_id uuid not null references learning_term (id),
  course_id uuid not null references learning_course (id),
  name text not null check (length(name) between 2 and 40),
  room_id uuid not null references learning_room (id),
  seats smallint not null check (seats between 1 and 2000),
  kept_seats smallint not null default 0,
  mode text not null check (mode in ('first_come', 'lottery')),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  youngest smallint check (youngest between 1 and 100),
  extra_step_from smallint not null default 80 check (extra_step_from between 60 and 120),
  fee_fen integer not null default 0 check (fee_fen between 0 and 1000000),
  fee_basis text check (length(fee_basis) between 4 and 120),
  needs text check (length(needs) between 2 and 300),
  slots jsonb not null check (jsonb_array_length(slots) between 1 and 7),
  from_day date not null,
  sessions smallint not null check (sessions between 1 and 200),
  missed_limit smallint check (missed_limit between 1 and 50),
  certificate_percent smallint not null default 60 check (certificate_percent between 1 and 100),
  leader_id uuid references learning_learner (id),
  cancelled_reason text check (length(cancelled_reason) between 2 and 200),
  version integer not null default 1,
  constraint learning_class_once unique (term_id, name),
  constraint learning_class_kept check (kept_seats between 0 and seats),
  constraint learning_class_enrolment check (opens_at < closes_at),
  constraint learning_class_fee check (fee_fen = 0 or fee_basis is not null)
);
comment on table learning_class is 'a class of a term: who runs it, its usual room and weekly slots, seats and those kept for the telephone and the counter, how seats are given. There is a youngest age and an extra step for the oldest; no oldest age';
comment on column learning_class.fee_basis is 'the official price list that sets the fee (domain §9)';
comment on column learning_class.missed_limit is 'missed so many times without leave, the seat may be offered on; null is never';
create index learning_class_term on learning_class (term_id);
create index learning_class_area on learning_class (area);

create table learning_class_teacher (
  class_id uuid not null references learning_class (id),
  teacher_id uuid not null references learning_teacher (id),
  area text collate "C" not null,
  nth smallint not null check (nth between 1 and 4),
  primary key (class_id, teacher_id),
  unique (class_id, nth)
);
comment on table learning_class_teacher is 'who teaches a class; the first is asked first';
create index learning_class_teacher_of on learning_class_teacher (teacher_id);

create table learning_session (
  id uuid primary key,
  area text collate "C" not null,
  class_id uuid not null references learning_class (id),
  room_id uuid not null references learning_room (id),
  during tstzrange not null,
  status text not null default 'planned' check (status in ('planned', 'held', 'cancelled')),
  reason text check (length(reason) between 2 and 200),
  makes_up uuid references learning_session (id),
  version integer not null default 1,
  unique (id, during),
  constraint learning_session_span check (
    not isempty(during) and lower_inc(during) and not upper_inc(during)
    and upper(during) - lower(during) between interval '15 minutes' and interval '8 hours'
  ),
  constraint learning_session_reason check (status <> 'cancelled' or reason is not null),
  constraint learning_session_other check (makes_up <> id),
  constraint learning_session_room exclude using gist (room_id with =, during with &&) where (status <> 'cancelled'),
  constraint learning_session_class exclude using gist (class_id with =, during with &&) where (status <> 'cancelled')
);
comment on table learning_session is 'one meeting of a class in a room; a cancelled one leaves the room free and may be made up for by another';
create index learning_session_class_of on learning_session (class_id, lower(during));
create index learning_session_area on learning_session (area, lower(during));
create unique index learning_session_made_up on learning_session (makes_up) where makes_up is not null and status <> 'cancelled';

create table learning_session_teacher (
  session_id uuid not null,
  teacher_id uuid not null references learning_teacher (id),
  area text collate "C" not null,
  during tstzrange not null,
  primary key (session_id, teacher_id),
  foreign key (session_id, during) references learning_session (id, during) on update cascade on delete cascade,
  constraint learning_session_teacher_once exclude using gist (teacher_id with =, during with &&)
);
comment on table learning_session_teacher is 'who teaches in a session, and when: never in two places; gone when the session is cancelled';

create table learning_seat (
  id uuid primary key,
  area text collate "C" not null,
  class_id uuid not null references learning_class (id),
  learner_id uuid not null references learning_learner (id),
  from_at timestamptz not null,
  to_at timestamptz,
  constraint learning_seat_span check (to_at >= from_at)
);
comment on table learning_seat is 'a learner has a seat in a class, from when to when; how they came by it is for enrolments';
create unique index learning_seat_once on learning_seat (class_id, learner_id) where to_at is null;
create index learning_seat_learner on learning_seat (learner_id);

create table learning_seat_session (
  session_id uuid not null,
  learner_id uuid not null references learning_learner (id),
  area text collate "C" not null,
  during tstzrange not null,
  primary key (session_id, learner_id),
  foreign key (session_id, during) references learning_session (id, during) on update cascade on delete cascade,
  constraint learning_seat_session_once exclude using gist (learner_id with =, during with &&)
);
comment on table learning_seat_session is 'a learner is expected at a session: never in two places; gone when the session is cancelled or the seat given up';

create table learning_attendance (
  session_id uuid not null references learning_session (id),
  learner_id uuid not null references learning_learner (id),
  area text collate "C" not null,
  state text not null check (state in ('present', 'absent', 'leave')),
  way text not null check (way in ('teacher', 'leader', 'paper', 'counter', 'phone', 'portal')),
  at timestamptz not null,
  made_at timestamptz not null,
  account_id uuid references staff_account (id),
  version integer not null default 1,
  primary key (session_id, learner_id)
);
comment on table learning_attendance is 'who was there, who was missed, who had asked for leave before; account_id is null when the learner or the class leader said so';
create index learning_attendance_learner on learning_attendance (learner_id);
