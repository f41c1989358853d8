-- Other systems that are told what becomes of cases, by signed messages.

create table subscriber (
  id uuid primary key,
  area text collate "C" not null references place (code),
  name text not null check (name <> ''),
  contact text not null check (contact <> ''),
  events text[] not null check (cardinality(events) > 0),
  endpoint_id uuid not null unique references webhook_endpoint (id),
  created_by uuid not null references staff_account (id),
  created_at timestamptz not null,
  version integer not null default 1
);
comment on table subscriber is 'another system that is told of the cases of its area: which events, since when, and whom to call there';
create index subscriber_area on subscriber (area);
