-- A document of several departments and what it promises: each measure has a lead, a day, and says how one will know that it is done. A lead that says
-- "done" shows it, and another organisation looks (product S2.5). Units are followed here, never persons.

create table measure_document (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  title text not null check (length(title) between 2 and 100),
  number text check (length(number) between 2 and 60),
  issuers text[] not null check (cardinality(issuers) between 1 and 30),
  issued_on date not null,
  is_public boolean not null,
  file_hash text check (file_hash ~ '^[0-9a-f]{64}$'),
  file_type text,
  file_name text check (length(file_name) between 1 and 120),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  version integer not null default 1,
  constraint measure_document_file check ((file_hash is null) = (file_type is null) and (file_hash is null) = (file_name is null))
);
comment on table measure_document is 'a joint document: who issued it under which number; its own office confirms what leads say is done';
create index measure_document_area on measure_document (area);

create table measure (
  id uuid primary key,
  document_id uuid not null references measure_document (id),
  area text collate "C" not null references place (code),
  nth smallint not null check (nth between 1 and 500),
  body text not null check (length(body) between 2 and 1000),
  lead_id uuid not null references organisation (id),
  due_on date not null,
  proof text not null check (length(proof) between 2 and 500),
  status text not null default 'notStarted' check (status in ('notStarted', 'underWay', 'reported', 'done', 'dropped')),
  done_on date,
  reminded text check (reminded in ('soon', 'near', 'over')),
  version integer not null default 1,
  unique (document_id, nth),
  constraint measure_done check ((status = 'done') = (done_on is not null))
);
comment on table measure is 'one measure of a document: what, by which lead, until when, and how one will know; overdue is not kept, it is counted from the day';
create index measure_lead on measure (lead_id);
create index measure_due on measure (due_on) where status in ('notStarted', 'underWay');

create table measure_unit (
  measure_id uuid not null references measure (id),
  organisation_id uuid not null references organisation (id),
  area text collate "C" not null,
  primary key (measure_id, organisation_id)
);
comment on table measure_unit is 'who works together with the lead of a measure';
create index measure_unit_organisation on measure_unit (organisation_id);

create table measure_report (
  id uuid primary key,
  measure_id uuid not null references measure (id),
  area text collate "C" not null,
  organisation_id uuid not null references organisation (id),
  on_day date not null,
  body text not null check (length(body) between 2 and 1000),
  says_done boolean not null,
  file_hash text check (file_hash ~ '^[0-9a-f]{64}$'),
  file_type text,
  file_name text check (length(file_name) between 1 and 120),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  verdict text check (verdict in ('confirmed', 'returned')),
  verdict_note text check (length(verdict_note) between 2 and 500),
  verdict_by uuid references organisation (id),
  verdict_at timestamptz,
  constraint measure_report_file check ((file_hash is null) = (file_type is null) and (file_hash is null) = (file_name is null)),
  constraint measure_report_evidence check (not says_done or file_hash is not null),
  constraint measure_report_verdict check (
    (verdict is null) = (verdict_by is null) and (verdict is null) = (verdict_at is null) and (verdict is null or says_done)
  ),
  constraint measure_report_by_another check (verdict_by <> organisation_id),
  constraint measure_report_returned check (verdict <> 'returned' or verdict_note is not null)
);
comment on table measure_report is 'what a unit says of its measure, with what shows it; one that says done waits for another organisation''s word';
create index measure_report_of on measure_report (measure_id, at);

create table measure_change (
  id uuid primary key,
  measure_id uuid not null references measure (id),
  area text collate "C" not null,
  what text not null check (what in ('due', 'lead', 'body', 'dropped', 'resumed')),
  was text not null check (length(was) between 1 and 1000),
  becomes text not null check (length(becomes) between 1 and 1000),
  reason text not null check (length(reason) between 2 and 500),
  account_id uuid not null references staff_account (id),
  at timestamptz not null
);
comment on table measure_change is 'append-only: what of a measure was changed, from what to what, and why';
create index measure_change_of on measure_change (measure_id, at);
