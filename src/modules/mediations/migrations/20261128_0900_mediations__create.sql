-- People's mediation 人民调解 (人民调解法; 法释〔2011〕5号): who mediates, and each dispute from its application to its archived file. What people said, who they
-- are and what they agreed is sealed; the file opens for the mediators it was given to and for the parties, for nobody else.

create table mediation_committee (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  name text not null check (length(name) between 2 and 60),
  elected_by text not null check (length(elected_by) between 2 and 100),
  elected_on date not null,
  term_until date not null,
  phone text not null check (length(phone) between 3 and 60),
  address text not null check (length(address) between 2 and 200),
  hours text check (length(hours) between 2 and 100),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  version integer not null default 1,
  constraint mediation_committee_term check (elected_on < term_until)
);
comment on table mediation_committee is 'a people''s mediation committee: who elected it, until when, and how it is reached';
create unique index mediation_committee_name on mediation_committee (area, name);

create table mediation_person (
  id uuid primary key,
  area text collate "C" not null references place (code),
  kind text not null check (kind in ('mediator', 'guide')),
  committee_id uuid references mediation_committee (id),
  name text not null check (length(name) between 2 and 40),
  is_woman boolean not null,
  part text check (part in ('head', 'deputy', 'member', 'engaged')),
  account_id uuid references staff_account (id),
  certificate text check (length(certificate) between 2 and 60),
  since date not null,
  until date,
  public_since date,
  version integer not null default 1,
  constraint mediation_person_kind check ((kind = 'mediator') = (committee_id is not null) and (kind = 'mediator') = (part is not null)),
  constraint mediation_person_span check (until is null or since <= until)
);
comment on table mediation_person is 'the registers of people''s mediators and of village law guides 法律明白人; public_since is the day of their consent to be named in public';
create index mediation_person_area on mediation_person (area);
create index mediation_person_committee on mediation_person (committee_id);
create index mediation_person_account on mediation_person (account_id);
create unique index mediation_person_head on mediation_person (committee_id) where part = 'head' and until is null;

create table mediation_training (
  id uuid primary key,
  person_id uuid not null references mediation_person (id),
  area text collate "C" not null,
  on_day date not null,
  hours double precision not null check (hours > 0 and hours <= 200),
  topic text not null check (length(topic) between 2 and 100),
  account_id uuid not null references staff_account (id),
  at timestamptz not null
);
comment on table mediation_training is 'append-only: what a mediator or law guide was taught, and for how many hours';
create index mediation_training_person on mediation_training (person_id, on_day);

create table mediation_serial (
  area text collate "C" not null,
  year smallint not null,
  last integer not null,
  primary key (area, year)
);
comment on table mediation_serial is 'the last number of a place in a year';

create table mediation (
  id uuid primary key,
  area text collate "C" not null references place (code),
  number text not null unique,
  committee_id uuid not null references mediation_committee (id),
  kind text not null check (kind in ('neighbour', 'family', 'land', 'house', 'debt', 'damage', 'labour', 'business', 'other')),
  origin text not null check (origin in ('applied', 'offered')),
  way text not null check (way in ('portal', 'counter', 'case')),
  status text not null check (status in ('applied', 'offered', 'refused', 'accepted', 'mediating', 'agreed', 'valid', 'jointlyApplied', 'courtAccepted',
    'confirmed', 'notConfirmed', 'performing', 'performed', 'breached', 'failed', 'stopped', 'visited', 'archived')),
  body_sealed bytea,
  case_id uuid references cases (id),
  at timestamptz not null,
  accepted_at timestamptz,
  ended_at timestamptz,
  ended_as text check (ended_as in ('refused', 'failed', 'stopped', 'performed', 'breached')),
  routes_told_at timestamptz,
  recusal_asked_at timestamptz,
  form text check (form in ('written', 'oral')),
  is_status boolean not null default false,
  agreed_at timestamptz,
  agreement_sealed bytea,
  mediator_signed_on date,
  sealed_on date,
  valid_on date,
  filed_on date,
  court_sealed bytea,
  court_accepted_on date,
  court_extended boolean not null default false,
  court_decided_on date,
  archived_at timestamptz,
  keep_years smallint check (keep_years in (10, 30, 0)),
  erased_at timestamptz,
  tries smallint not null default 0,
  tries_since timestamptz,
  version integer not null default 1,
  constraint mediation_case check ((way = 'case') = (case_id is not null)),
  constraint mediation_agreement check ((form is null) = (agreed_at is null)),
  constraint mediation_valid check (valid_on is null or form is not null),
  constraint mediation_written check (valid_on is null or form = 'oral' or (mediator_signed_on is not null and sealed_on is not null)),
  constraint mediation_court check (filed_on is null or (valid_on is not null and not is_status)),
  constraint mediation_archived check ((archived_at is null) = (keep_years is null))
);
comment on table mediation is 'a dispute before a mediation committee; what it is about, what was agreed and what a court wrote is sealed. keep_years 0: for ever';
create index mediation_committee_status on mediation (committee_id, status);
create index mediation_area on mediation (area, at);

create table mediation_party (
  id uuid primary key,
  mediation_id uuid not null references mediation (id),
  area text collate "C" not null,
  nth smallint not null check (nth between 1 and 10),
  side text not null check (side in ('applicant', 'other')),
  said_sealed bytea,
  mac bytea,
  answer text check (answer in ('yes', 'no')),
  answer_way text check (answer_way in ('portal', 'counter', 'paper')),
  answered_at timestamptz,
  wants_closed boolean not null default false,
  rights_on date,
  signed_way text check (signed_way in ('sign', 'seal', 'fingerprint')),
  signed_on date,
  joined_on date,
  unique (mediation_id, nth),
  unique (mediation_id, mac),
  constraint mediation_party_answer check ((answer is null) = (answered_at is null) and (answer is null) = (answer_way is null)),
  constraint mediation_party_signed check ((signed_way is null) = (signed_on is null))
);
comment on table mediation_party is 'who is in the dispute: name, how reached, whom they sent is sealed; each has a receipt of their own, and answers, signs and applies to the court for themselves';

create table mediation_mediator (
  mediation_id uuid not null references mediation (id),
  person_id uuid not null references mediation_person (id),
  area text collate "C" not null,
  account_id uuid not null references staff_account (id),
  how text not null check (how in ('assigned', 'chosen')),
  since timestamptz not null,
  left_at timestamptz,
  left_why text check (left_why in ('recused', 'replaced')),
  primary key (mediation_id, person_id),
  constraint mediation_mediator_left check ((left_at is null) = (left_why is null))
);
comment on table mediation_mediator is 'who mediates; who stepped aside from a dispute does not come back to it';
create index mediation_mediator_account on mediation_mediator (account_id) where left_at is null;

create table mediation_record (
  id uuid primary key,
  mediation_id uuid not null references mediation (id),
  area text collate "C" not null,
  kind text not null check (kind in ('session', 'talk', 'investigation', 'helper', 'prevent', 'police', 'visit')),
  party_id uuid references mediation_party (id),
  on_day date not null,
  is_open boolean,
  body_sealed bytea,
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  constraint mediation_record_talk check ((kind = 'talk') = (party_id is not null)),
  constraint mediation_record_session check ((kind = 'session') = (is_open is not null))
);
comment on table mediation_record is 'what was done on the way: sessions, talks with one party alone, inquiries, who was asked in, measures against escalation, reports to the police, return visits; sealed';
create index mediation_record_of on mediation_record (mediation_id, on_day);

create table mediation_file (
  id uuid primary key,
  mediation_id uuid not null references mediation (id),
  area text collate "C" not null,
  kind text not null check (kind in ('application', 'rights', 'identity', 'proxy', 'investigation', 'evidence', 'session', 'agreement', 'performance', 'visit', 'court')),
  party_id uuid references mediation_party (id),
  name_sealed bytea not null,
  file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  unique (mediation_id, kind, file_hash)
);
comment on table mediation_file is 'papers of a mediation file by their place in it: pictures and scans; an identity paper is one party''s and not shown to the other';

create table mediation_instalment (
  id uuid primary key,
  mediation_id uuid not null references mediation (id),
  area text collate "C" not null,
  nth smallint not null check (nth between 1 and 60),
  due_on date not null,
  what_sealed bytea,
  done_on date,
  reminded text check (reminded in ('soon', 'over')),
  unique (mediation_id, nth)
);
comment on table mediation_instalment is 'what is to be done by when under an agreement, and when it was done';
create index mediation_instalment_due on mediation_instalment (due_on) where done_on is null;
