-- Tickets of the 12345 hotline: who pushes them, what was pushed, and what each ticket came to.

create table hotline_source (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{1,30}$'),
  area text collate "C" not null references place (code),
  name text not null check (name <> ''),
  secret_sealed bytea not null,
  mapping jsonb not null,
  deadline jsonb not null,
  columns jsonb not null default '{}',
  endpoint_id uuid references webhook_endpoint (id),
  paused_at timestamptz,
  last_fault text,
  last_fault_at timestamptz,
  created_by uuid not null references staff_account (id),
  created_at timestamptz not null,
  version integer not null default 1
);
comment on table hotline_source is 'one hotline platform: its secret sealed, and as data how its fields, categories, divisions and deadlines read here';

create table hotline_ticket (
  id uuid primary key,
  source_id uuid not null references hotline_source (id),
  area text collate "C" not null,
  ticket text not null,
  case_id uuid references cases (id),
  own_due_at timestamptz,
  due_at timestamptz,
  due_rank text collate "C",
  assigned_to text,
  assigned_rank text collate "C",
  cancelled_at timestamptz,
  urges integer not null default 0,
  highest text collate "C",
  created_at timestamptz not null,
  version integer not null default 1,
  constraint hotline_ticket_once unique (source_id, ticket)
);
comment on table hotline_ticket is 'what the events of a ticket came to, in whatever order they arrived; without a case until its creation arrives';
create index hotline_ticket_case on hotline_ticket (case_id);

create table hotline_event (
  id uuid primary key,
  source_id uuid not null references hotline_source (id),
  area text collate "C" not null,
  event_id text not null,
  fingerprint bytea not null,
  ticket_id uuid references hotline_ticket (id),
  ticket text,
  verb text,
  rank text collate "C",
  result text not null check (result in ('registered', 'known', 'applied', 'parked', 'superseded', 'refused')),
  fault text,
  answer jsonb,
  read_sealed bytea,
  at timestamptz not null,
  applied_at timestamptz,
  version integer not null default 1,
  constraint hotline_event_once unique (source_id, event_id),
  constraint hotline_event_parked check ((read_sealed is not null) = (result = 'parked' and applied_at is null))
);
comment on table hotline_event is 'each pushed event once, with the answer it got; what it said is kept, sealed, only while it waits for its creation';
create index hotline_event_newest on hotline_event (source_id, at desc);
create index hotline_event_waiting on hotline_event (ticket_id) where read_sealed is not null;
