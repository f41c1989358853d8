-- Opinions asked for, and suggestions nobody asked for (product S3.4, 信访工作条例 29): said by residents and village cadres, grouped, answered with
-- reasons, done with evidence, told to who said it. Words and contacts are sealed; nobody is counted, ranked or liked.

create table consultation (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  title text not null check (length(title) between 2 and 80),
  question text not null check (length(question) between 4 and 600),
  background text not null default '' check (length(background) <= 3000),
  who text not null check (length(who) between 2 and 200),
  places text not null default '' check (length(places) <= 300),
  until_day date not null,
  status text not null check (status in ('draft', 'open', 'closed')),
  opened_at timestamptz,
  closed_at timestamptz,
  summary text check (length(summary) between 10 and 3000),
  at timestamptz not null,
  version integer not null default 1,
  constraint consultation_opened check ((status = 'draft') = (opened_at is null)),
  constraint consultation_closed check ((status = 'closed') = (closed_at is not null and summary is not null))
);
comment on table consultation is 'a call for opinions by a unit: the question, who may answer, until when; closed with a summary when everything said was answered';
create index consultation_area on consultation (area, status, until_day);

create table opinion_group (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  consultation_id uuid references consultation (id),
  summary text not null check (length(summary) between 2 and 600),
  status text not null check (status in ('open', 'adopted', 'partly', 'notAdopted', 'done')),
  reason text check (length(reason) between 4 and 1000),
  owner_id uuid references organisation (id),
  due_on date,
  answered_by uuid references staff_account (id),
  answered_at timestamptz,
  evidence text check (length(evidence) between 4 and 1000),
  done_on date,
  done_by uuid references staff_account (id),
  at timestamptz not null,
  version integer not null default 1,
  constraint opinion_group_answered check ((status = 'open') = (answered_at is null) and (answered_at is null) = (reason is null) and (answered_at is null) = (answered_by is null)),
  constraint opinion_group_owner check (status not in ('adopted', 'partly', 'done') or (owner_id is not null and due_on is not null)),
  constraint opinion_group_done check ((status = 'done') = (evidence is not null and done_on is not null and done_by is not null))
);
comment on table opinion_group is 'opinions that say the same: its summary in staff''s words, the answer with reasons, who does it until when, and how it was done';
create index opinion_group_of on opinion_group (consultation_id);
create index opinion_group_owner_due on opinion_group (owner_id, due_on) where status in ('adopted', 'partly');

create table opinion (
  id uuid primary key,
  area text collate "C" not null references place (code),
  consultation_id uuid references consultation (id),
  organisation_id uuid references organisation (id),
  group_id uuid references opinion_group (id),
  number text not null unique check (number ~ '^[0-9]{8}$'),
  way text not null check (way in ('portal', 'paper', 'field', 'counter')),
  voice text not null check (voice in ('resident', 'cadre')),
  may_publish boolean not null default false,
  shown_at timestamptz,
  said_sealed bytea,
  name_sealed bytea,
  phone_sealed bytea,
  mac bytea,
  tries smallint not null default 0,
  tries_since timestamptz,
  taken_by uuid references staff_account (id),
  at timestamptz not null,
  told_at timestamptz,
  told_way text check (told_way in ('receipt', 'phone', 'visit')),
  erased_at timestamptz,
  version integer not null default 1,
  constraint opinion_shown check (shown_at is null or may_publish),
  constraint opinion_told check ((told_at is null) = (told_way is null))
);
comment on table opinion is 'what somebody said, to a call or of their own; name and telephone only if they gave them; published word by word only with their consent';
comment on column opinion.organisation_id is 'the unit that asked, which reads it wherever it was said';
create index opinion_area on opinion (area, at);
create index opinion_of on opinion (consultation_id);
create index opinion_group_of_it on opinion (group_id);
