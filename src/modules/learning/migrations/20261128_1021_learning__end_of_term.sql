-- What a course leaves: answers about it that belong to nobody, and certificates anybody can verify.

create table learning_rated (
  class_id uuid not null references learning_class (id),
  learner_id uuid not null references learning_learner (id),
  area text collate "C" not null,
  primary key (class_id, learner_id)
);
comment on table learning_rated is 'append-only: a learner has said what they think of a class, once; not what, and not when';

create table learning_rating (
  id uuid primary key,
  area text collate "C" not null,
  class_id uuid not null references learning_class (id),
  mark smallint not null check (mark between 1 and 5),
  words text check (length(words) between 2 and 500)
);
comment on table learning_rating is 'append-only: what somebody thinks of a course: a random id and an answer, and nothing else; shown from five answers on';
create index learning_rating_class on learning_rating (class_id);

create table learning_serial (
  area text collate "C" not null references place (code),
  year integer not null,
  last integer not null check (last > 0),
  version integer not null default 1,
  primary key (area, year)
);
comment on table learning_serial is 'the last number of the register of certificates of a place in a year';

create table learning_certificate (
  id uuid primary key,
  area text collate "C" not null references place (code),
  number text not null unique,
  class_id uuid not null references learning_class (id),
  learner_id uuid not null references learning_learner (id),
  organisation_id uuid not null references organisation (id),
  course text not null check (length(course) between 2 and 60),
  term text not null check (length(term) between 2 and 40),
  attended smallint not null check (attended > 0),
  held smallint not null check (held >= attended),
  hours smallint not null check (hours > 0),
  issued_on date not null,
  account_id uuid not null references staff_account (id),
  name_sealed bytea not null,
  code_sealed bytea not null,
  code_mac bytea not null,
  tries smallint not null default 0,
  tries_since timestamptz,
  revoked_at timestamptz,
  revoked_reason text check (length(revoked_reason) between 2 and 200),
  version integer not null default 1,
  constraint learning_certificate_revoked check ((revoked_at is null) = (revoked_reason is null))
);
comment on table learning_certificate is 'the register: who learnt what, how many class hours; who is on it is sealed. It holds no mark: everybody who came often enough gets the same paper';
create unique index learning_certificate_once on learning_certificate (class_id, learner_id) where revoked_at is null;
create index learning_certificate_area on learning_certificate (area, issued_on);
