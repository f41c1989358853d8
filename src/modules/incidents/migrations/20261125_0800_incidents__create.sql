-- What many people say about one matter: topics found by the house, incidents opened by people, links between single cases.

create table topic_counts (
  area text collate "C" primary key,
  texts integer not null check (texts >= 0),
  parts bytea not null,
  at timestamptz not null
);
comment on table topic_counts is 'in how many texts each pair of signs and each name of a place stands, as of the last recomputing; compressed';

create table topic (
  id uuid primary key,
  area text collate "C" not null references place (code),
  place text,
  words text[] not null default '{}',
  since timestamptz not null,
  version integer not null default 1
);
comment on table topic is 'cases about one matter at one place and time; named by their own words, with no word on who said it';
create index topic_area on topic (area);

create table topic_mark (
  case_id uuid primary key references cases (id),
  area text collate "C" not null,
  day date not null,
  terms text[] not null,
  weights real[] not null,
  places text[] not null,
  keys text[] not null,
  topic_id uuid references topic (id),
  constraint topic_mark_weighed check (cardinality(terms) = cardinality(weights))
);
comment on table topic_mark is 'what is kept of a case to find its like, and the topic it belongs to';
-- Without the pending list: a case looks for its like at once after others were written.
create index topic_mark_keys on topic_mark using gin (keys) with (fastupdate = off);
create index topic_mark_topic on topic_mark (topic_id) where topic_id is not null;

create table topic_case (
  topic_id uuid not null references topic (id),
  case_id uuid not null unique references cases (id),
  area text collate "C" not null,
  organisation_id uuid not null references organisation (id),
  by_id uuid not null references staff_account (id),
  at timestamptz not null,
  primary key (topic_id, case_id)
);
comment on table topic_case is 'append-only: the case that was opened before anybody else had to complain (未诉先办), and the unit that owns it';

create table incident_series (
  area text collate "C" not null references place (code),
  year integer not null,
  last integer not null check (last > 0),
  primary key (area, year)
);
comment on table incident_series is 'the last serial number of an incident at a place in a year';

create table incident (
  id uuid primary key,
  number text not null unique,
  area text collate "C" not null references place (code),
  title text not null check (title <> ''),
  category text,
  organisation_id uuid not null references organisation (id),
  status text not null check (status in ('open', 'fixed', 'ended')),
  topic_id uuid references topic (id),
  opened_by uuid not null references staff_account (id),
  opened_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  constraint incident_ended_at check ((status = 'ended') = (ended_at is not null))
);
comment on table incident is 'one thing that happened and that many report; each keeps an own case, an own answer and an own rating';
create index incident_area on incident (area, status);
create index incident_organisation on incident (organisation_id, status);

create table incident_case (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  case_id uuid not null references cases (id),
  area text collate "C" not null,
  attached_by uuid not null references staff_account (id),
  attached_at timestamptz not null,
  detached_by uuid references staff_account (id),
  detached_at timestamptz,
  reason text,
  opted_out_at timestamptz,
  constraint incident_case_leaves_once check (detached_at is null or opted_out_at is null),
  constraint incident_case_detached_by check ((detached_at is null) = (detached_by is null)),
  constraint incident_case_reason check (detached_at is null or reason <> '')
);
comment on table incident_case is 'a case that was attached to an incident; opted_out_at: its resident said that it is not fixed for them';
create unique index incident_case_one_open on incident_case (case_id) where detached_at is null and opted_out_at is null;
create index incident_case_incident on incident_case (incident_id);

create table incident_note (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  area text collate "C" not null,
  text text not null check (text <> ''),
  organisation_id uuid not null references organisation (id),
  by_id uuid not null references staff_account (id),
  at timestamptz not null
);
comment on table incident_note is 'append-only: progress that everybody attached reads on the page of their own case';
create index incident_note_incident on incident_note (incident_id, at);

create table incident_reply (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  area text collate "C" not null,
  text text not null check (text <> ''),
  outcome text not null check (outcome in ('solved', 'explained')),
  basis text,
  organisation_id uuid not null references organisation (id),
  by_id uuid not null references staff_account (id),
  at timestamptz not null
);
comment on table incident_reply is 'append-only: one text that goes to every attached case as a reply of its own';
create index incident_reply_incident on incident_reply (incident_id, at);

create table incident_reply_case (
  reply_id uuid not null references incident_reply (id),
  case_id uuid not null references cases (id),
  area text collate "C" not null,
  state text not null check (state in ('waiting', 'told', 'skipped')),
  why text,
  why_zh text,
  why_en text,
  at timestamptz not null,
  primary key (reply_id, case_id),
  constraint incident_reply_case_why check ((state = 'skipped') = (why is not null and why_zh is not null and why_en is not null))
);
comment on table incident_reply_case is 'whom one text reached: each case is told in a transaction of its own, or skipped with the reason';
create index incident_reply_case_case on incident_reply_case (case_id);

create table case_link (
  id uuid primary key,
  from_id uuid not null references cases (id),
  to_id uuid not null references cases (id),
  area text collate "C" not null,
  kind text not null check (kind in ('duplicate_of', 'same_matter', 'continues')),
  organisation_id uuid not null references organisation (id),
  by_id uuid not null references staff_account (id),
  at timestamptz not null,
  ended_by uuid references staff_account (id),
  ended_at timestamptz,
  constraint case_link_two_cases check (from_id <> to_id),
  constraint case_link_ended check ((ended_at is null) = (ended_by is null))
);
comment on table case_link is 'two cases that belong together; said of the cases, never of who brought them';
create unique index case_link_once on case_link (least(from_id, to_id), greatest(from_id, to_id)) where ended_at is null;
create index case_link_from on case_link (from_id);
create index case_link_to on case_link (to_id);
