-- What villagers agreed among themselves (村规民约), private reminders of it, and behaviours that are counted (domain §7.2, §7.3). Nobody is named in any of the three.

create table norm_charter (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  edition smallint not null check (edition between 1 and 500),
  name text not null check (length(name) between 2 and 60),
  clauses text[] not null check (cardinality(clauses) between 0 and 60),
  status text not null default 'draft' check (status in ('draft', 'adopted', 'sent', 'filed', 'ordered', 'replaced', 'dropped')),
  notice_on date,
  held_on date,
  base text check (base in ('adults', 'households')),
  entitled integer check (entitled between 1 and 100000),
  present integer check (present between 0 and entitled),
  yes integer check (yes between 0 and present),
  sent_on date,
  filed_on date,
  filed_by uuid references organisation (id),
  order_reason text check (length(order_reason) between 2 and 500),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  version integer not null default 1,
  unique (area, edition),
  constraint norm_charter_notice check (held_on is null or held_on >= notice_on + 10),
  constraint norm_charter_meeting check (
    status in ('draft', 'dropped')
    or (held_on is not null and notice_on is not null and base is not null and entitled is not null and present is not null and yes is not null)
  ),
  constraint norm_charter_quorum check (
    held_on is null or (case base when 'adults' then present * 2 > entitled else present * 3 >= entitled * 2 end)
  ),
  constraint norm_charter_passed check (held_on is null or yes * 2 > present),
  constraint norm_charter_sent check (status not in ('sent', 'filed', 'ordered') or sent_on is not null),
  constraint norm_charter_filed check (status <> 'filed' or (filed_on is not null and filed_by is not null)),
  constraint norm_charter_ordered check (status <> 'ordered' or order_reason is not null)
);
comment on table norm_charter is 'an edition of what a village agreed on: its clauses, the meeting that adopted it, its filing with the township';
create index norm_charter_area on norm_charter (area);

create table norm_reminder (
  id uuid primary key,
  area text collate "C" not null references place (code) check (length(area) = 12),
  organisation_id uuid not null references organisation (id),
  behaviour text not null check (behaviour in ('litter', 'clutter', 'blocking', 'burning', 'water', 'animals', 'noise', 'damage', 'banquets')),
  on_day date not null,
  text_sealed bytea,
  code_index bytea unique,
  expires_on date not null,
  status text not null default 'given' check (status in ('given', 'appealed', 'kept', 'lifted', 'mended', 'expired')),
  said_sealed bytea,
  said_at timestamptz,
  answer_sealed bytea,
  answered_by uuid references organisation (id),
  at timestamptz not null,
  version integer not null default 1,
  constraint norm_reminder_expires check (expires_on > on_day and expires_on <= on_day + 120),
  constraint norm_reminder_gone check (status not in ('mended', 'expired') or (text_sealed is null and code_index is null and said_sealed is null and answer_sealed is null)),
  constraint norm_reminder_lifted check (status <> 'lifted' or (text_sealed is null and said_sealed is null)),
  constraint norm_reminder_by_another check (answered_by <> organisation_id)
);
comment on table norm_reminder is 'a private reminder handed to one person on paper: the house does not know to whom; it is read by the code on the paper only and emptied on its day';
create index norm_reminder_area on norm_reminder (area);
create index norm_reminder_expires on norm_reminder (expires_on) where status in ('given', 'appealed', 'kept', 'lifted');

create table norm_seen (
  id uuid primary key,
  area text collate "C" not null references place (code) check (length(area) = 12),
  behaviour text not null check (behaviour in ('litter', 'clutter', 'blocking', 'burning', 'water', 'animals', 'noise', 'damage', 'banquets')),
  on_day date not null,
  n smallint not null check (n between 1 and 200),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  struck boolean not null default false
);
comment on table norm_seen is 'how often a behaviour was seen in a village on a day: a number, never whose it was, and no place finer than the village';
create index norm_seen_area on norm_seen (area, on_day);
