-- Hand-over in one signature (product N15): one list, drawn once, signed by who leaves and by who takes over.

create table handover_series (
  area text collate "C" not null references place (code),
  year integer not null,
  last integer not null check (last > 0),
  primary key (area, year)
);
comment on table handover_series is 'the last serial number of a hand-over sheet at a place in a year';

create table handover (
  id uuid primary key,
  number text not null unique,
  area text collate "C" not null references place (code),
  status text not null check (status in ('drafted', 'offered', 'accepted', 'partly', 'refused', 'withdrawn', 'returned')),
  from_id uuid not null references staff_account (id),
  from_organisation_id uuid not null references organisation (id),
  to_id uuid not null references staff_account (id),
  to_organisation_id uuid not null references organisation (id),
  heads uuid[] not null,
  reason text not null check (reason <> ''),
  until date,
  drafted_by uuid not null references staff_account (id),
  drawn_at timestamptz not null,
  signed_by uuid references staff_account (id),
  signed_at timestamptz,
  signed_says text check (signed_says <> ''),
  answered_at timestamptz,
  answered_says text check (answered_says <> ''),
  returned_at timestamptz,
  version integer not null default 1,
  constraint handover_to_another check (from_id <> to_id),
  constraint handover_signed check ((signed_by is null) = (signed_at is null) and (signed_by is null) = (signed_says is null)),
  constraint handover_answered check ((answered_at is null) = (answered_says is null) and (answered_at is null or signed_at <= answered_at)),
  constraint handover_two_hands check (signed_by is null or signed_by <> to_id),
  constraint handover_signed_states check (status in ('drafted', 'withdrawn') or signed_at is not null),
  constraint handover_answered_states check ((status in ('accepted', 'partly', 'refused', 'returned')) = (answered_at is not null)),
  constraint handover_returned check ((status = 'returned') = (returned_at is not null))
);
comment on table handover is 'what one member of staff hands to another; heads are the unit and those above it when it was drawn; until: a leave, after which it goes back by itself';
create unique index handover_one_open on handover (from_id) where status in ('drafted', 'offered');
create index handover_to on handover (to_id, status);
create index handover_until on handover (until) where status in ('accepted', 'partly') and until is not null;

create table handover_item (
  id uuid primary key,
  handover_id uuid not null references handover (id),
  area text collate "C" not null,
  case_id uuid not null references cases (id),
  parts text[] not null check (parts <@ array['first', 'handler', 'suspension', 'offer'] and cardinality(parts) > 0),
  gaps text[] not null default '{}',
  note text check (note <> ''),
  decision text check (decision in ('accepted', 'refused', 'gone', 'blocked')),
  reason text check (reason <> ''),
  moved text[] not null default '{}',
  returned boolean not null default false,
  constraint handover_item_once unique (handover_id, case_id),
  constraint handover_item_reason check ((decision is not distinct from 'refused') = (reason is not null)),
  constraint handover_item_moved check (decision is not distinct from 'accepted' or cardinality(moved) = 0)
);
comment on table handover_item is 'one case of the list: what the person is to it, what is still owed, and what became of it';
create index handover_item_case on handover_item (case_id);
